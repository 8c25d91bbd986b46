/**
 * Who may see what, declared table by table and column by column. The access matrix is made from the database's own
 * catalogue and compared with this list, so a new table or column fails until somebody has said here who may read it.
 */

/** Whose rows come back from a select: the oracle of the row matrix in `matrix-rows.test.ts`. */
export type Rows =
  /** every row, a stranger included */
  | 'everybody'
  /** rows of published openings and of partners who take part; to everybody */
  | 'shown'
  /** every row, to whoever works for the municipality or its schools */
  | 'staff'
  /** a young person's own, and those of whoever may help her */
  | 'herself'
  /** those who may help her (or look after the partner, or have the task); never herself */
  | 'helpers'
  /** no client at all: only functions read it */
  | 'nobody';

export interface Relation {
  rows: Rows;
  /** Columns that anybody with the publishable key may select. */
  everybody?: string;
  /** Columns that whoever is signed in may select; the rows decide about whom. */
  signed_in?: string;
  /** Columns that no client selects. */
  nobody?: string;
}

export const relations: Record<string, Relation> = {
  'public.agreement': {
    rows: 'nobody',
    nobody: `
      id placement_id version tasks meeting_place days from_time to_time days_a_week hours_a_week risks responsible_adult pay_text meet_who
      contact_name contact_phone clothes food transport made_at changed_at`,
  },
  'public.application': {
    rows: 'herself',
    signed_in: `
      id need_id opening_id host_id rank status week reasons own_words may_call visit_on visit_at hold_until starts_on weekdays hand_over_id
      created_at live_at ended_at`,
  },
  'public.check_in': {
    rows: 'nobody',
    nobody: `
      id placement_id young_person_id week due_on asked_at asked_again_at given_to_contact_at own_answer own_answered_at own_via host_answer
      host_answered_at host_via`,
  },
  'public.collaboration_answer': {
    rows: 'nobody',
    nobody: 'placement_id partner_id worked again answered_at via',
  },
  'public.contact_change': {
    rows: 'helpers',
    signed_in: 'id young_person_id from_id to_id note planned at number',
  },
  'public.cv': {
    rows: 'nobody',
    nobody: 'young_person_id good_at tried school spare_time would_like prints_email prints_phone shared_at written_at',
  },
  'public.cv_language': {
    rows: 'nobody',
    nobody: 'id young_person_id name level added_at',
  },
  'public.cv_place': {
    rows: 'nobody',
    nobody: 'id young_person_id kind place year',
  },
  'public.event': {
    rows: 'herself',
    signed_in: `
      id at lifecycle command from_status to_status actor channel caller young_person_id need_id application_id placement_id
      partner_id opening_id code staff_id`,
  },
  'public.guardian': {
    rows: 'herself',
    signed_in: 'id young_person_id user_id name email phone language named_at stopped_at',
  },
  'public.hand_over': {
    rows: 'herself',
    signed_in: 'id need_id partner_id reason target target_opening_id target_staff_id at',
  },
  'public.holiday': {
    rows: 'everybody',
    everybody: 'day calendar name',
  },
  'public.host': {
    rows: 'nobody',
    nobody: 'id workplace_id name contact_name email phone address found_by',
  },
  'public.message': {
    rows: 'nobody',
    nobody: 'id number need_id application_id part channel written_by staff_id member_id body written_at answer_by answered_at',
  },
  'public.need': {
    rows: 'herself',
    signed_in: `
      id young_person_id kind is_duty status next_actor due_on opened_at raised_at first_offer_at days_wanted interests wish_weeks
      help_on_agreed hops came_from_partner_id split_from_id secretariat_told_at rest_reason rest_until close_outcome
      close_receiver close_announced_at close_on ended_at destination destination_at destination_via`,
  },
  'public.need_meeting': {
    rows: 'nobody',
    nobody: 'need_id meeting day task_id',
  },
  'public.note': {
    rows: 'helpers',
    signed_in: 'id young_person_id partner_id body written_by at',
  },
  'public.next_step': {
    rows: 'nobody',
    nobody: 'id young_person_id words suggested_by accepted_at done_at made_at',
  },
  'public.opening': {
    rows: 'shown',
    everybody: `
      id public_id workplace_id kind status title tasks learn meet_who meet_at ends_at clothes food transport min_age branch
      interests machines chemicals heavy_lifting alone late_or_alcohol responsible_adult paid pay_text hours_a_week days_a_week
      weeks_long starts_on apply_before tags language_note outside_url step_free quiet seats_in_all places_taken published_at
      touched_at`,
    nobody: 'assessed_at special review_note due_on created_at',
  },
  'public.opening_seat': {
    rows: 'shown',
    everybody: 'id opening_id day seats taken',
  },
  'public.partner': {
    rows: 'shown',
    everybody: 'id public_id name form branches about why website size_band promise_days',
    nobody: 'cvr p_unit status paused_until special_places recommended_by consultant_id review_note applied_at due_on touched_at',
  },
  'public.partner_closure': {
    rows: 'nobody',
    nobody: 'id partner_id workplace_id first_day last_day made_at',
  },
  'public.partner_member': {
    rows: 'nobody',
    nobody: 'id partner_id user_id name title email phone is_owner removed_at',
  },
  'public.partner_member_workplace': {
    rows: 'nobody',
    nobody: 'member_id workplace_id',
  },
  'public.partnership_agreement': {
    rows: 'nobody',
    nobody: 'id partner_id text_version helps_all_at takes_in_at ambassador_at accepted_by valid_from valid_to',
  },
  'public.placement': {
    rows: 'herself',
    signed_in: `
      id need_id application_id host_id status starts_on ends_on papers_due_on host_agreed_at host_agreed_via school_agreed_at
      school_agreed_via guardian_agreed_at guardian_agreed_via ended_at first_day_company first_day_words`,
  },
  'public.placement_day': {
    rows: 'herself',
    signed_in: 'id application_id placement_id young_person_id day from_time to_time state',
  },
  'public.placement_window': {
    rows: 'staff',
    signed_in: 'class_id monday planned_at',
  },
  'public.plan_step': {
    rows: 'nobody',
    nobody: `
      id placement_id from_on until weekdays from_time to_time opening_id beside asked_on young_person_says host_says staff_says
      outcome settled_at moved_need_id`,
  },
  'public.postcode': {
    rows: 'everybody',
    everybody: 'code name latitude longitude',
  },
  'public.quote': {
    rows: 'nobody',
    nobody: `
      id placement_id young_person_id opening_id words consent_version consented_at guardian_needed guardian_agreed_at guardian_via status
      reason decided_at decided_by`,
  },
  'public.reflection': {
    rows: 'nobody',
    nobody: 'id placement_id young_person_id moment new_ideas shared_at written_at',
  },
  'public.reflection_answer': {
    rows: 'nobody',
    nobody: 'reflection_id dimension words score',
  },
  'public.school': {
    rows: 'everybody',
    everybody: 'id district_id name form',
    nobody: 'postcode',
  },
  'public.school_class': {
    rows: 'staff',
    signed_in: 'id school_id name grade school_year has_duty',
    nobody: 'class_code',
  },
  'public.school_district': {
    rows: 'everybody',
    everybody: 'id name',
  },
  'public.seat_hold': {
    rows: 'nobody',
    nobody: 'opening_seat_id application_id',
  },
  'public.setting': {
    rows: 'everybody',
    everybody: 'key valid_from value',
  },
  'public.staff_member': {
    rows: 'staff',
    signed_in: 'id name title email phone deputy_id left_at',
    nobody: 'user_id',
  },
  'public.staff_leave': {
    rows: 'staff',
    signed_in: 'id staff_id deputy_id from_day until_day',
    nobody: 'entered_by entered_at',
  },
  'public.staff_scope': {
    rows: 'staff',
    signed_in: 'id staff_id role desk district_id school_id class_id takes_new',
  },
  'public.suggestion': {
    rows: 'herself',
    signed_in: 'need_id opening_id position reason made_at',
  },
  'public.task': {
    rows: 'helpers',
    signed_in: 'id kind staff_id young_person_id need_id partner_id opening_id words due_on made_at secretariat_told_at done_at',
  },
  'public.workplace': {
    rows: 'shown',
    everybody: 'id partner_id name street postcode latitude longitude phone bus step_free quiet',
    nobody: 'p_unit district_id closed_at',
  },
  'public.young_person': {
    rows: 'herself',
    signed_in: `
      id user_id first_name last_name birth_date situation class_id outside_school grade_outside email phone contact_id
      emergency_name emergency_phone unlisted via_contact_only created_at`,
  },
  'private.address': {
    rows: 'nobody',
    nobody: 'hash news_at doubtful_since',
  },
  'private.approval_delegation': {
    rows: 'nobody',
    nobody: 'id school_id class_id school_year delegated decided_by decided_at',
  },
  'private.arrival_link': {
    rows: 'nobody',
    nobody: 'id day_id occasion sent_to token_hash asked_on expires_on not_yet_at answered_at',
  },
  'private.attempt': {
    rows: 'nobody',
    nobody: 'id caller what about_id at',
  },
  'private.check_in_link': {
    rows: 'nobody',
    nobody: 'id check_in_id part sent_to occasion token_hash expires_on',
  },
  'private.class_import': {
    rows: 'nobody',
    nobody: 'id staff_id school_id school_year whole_classes duty_grade made_at done_at made_new changed left_behind',
  },
  'private.class_import_line': {
    rows: 'nobody',
    nobody: `
      import_id line first_name last_name birth_date class_name email phone guardian_name guardian_email guardian_phone guardian_language
      refused decided mark person_id`,
  },
  'private.bulk_act': {
    rows: 'nobody',
    nobody: 'id staff_id act at',
  },
  'private.bulk_line': {
    rows: 'nobody',
    nobody: 'bulk_act_id need_id outcome',
  },
  'private.collaboration_link': {
    rows: 'nobody',
    nobody: 'id placement_id sent_to token_hash asked_on expires_on',
  },
  'private.clock': {
    rows: 'nobody',
    nobody: 'only_row moved_by may_travel',
  },
  'private.revision': {
    rows: 'nobody',
    nobody: 'id number',
  },
  'private.command_receipt': {
    rows: 'nobody',
    nobody: 'key caller command content result at',
  },
  'private.look': {
    rows: 'nobody',
    nobody: 'young_person_id viewer day role partner_id school_id at',
  },
  'private.erasure_request': {
    rows: 'nobody',
    nobody: 'id young_person_id asked_at due_on outcome reason decided_at decided_by',
  },
  'private.erasure': {
    rows: 'nobody',
    nobody: 'subject account scope erased_at',
  },
  'private.data_map': {
    rows: 'nobody',
    nobody: 'table_name ends ends_with personal plain secret hers mine',
  },
  'private.retention_rule': {
    rows: 'nobody',
    nobody: 'name place table_name counts_from keep act sets outcome',
  },
  'private.retention_count': {
    rows: 'nobody',
    nobody: 'month what kind outcome district_id number',
  },
  'private.duty_done': {
    rows: 'nobody',
    nobody: 'young_person_id days until',
  },
  'private.unused_warning': {
    rows: 'nobody',
    nobody: 'young_person_id warned_on',
  },
  'private.case_folder': {
    rows: 'nobody',
    nobody: 'need_id folder_id made_at made_by',
  },
  'private.case_export': {
    rows: 'nobody',
    nobody: 'need_id exported_at exported_by',
  },
  'private.due_failure': {
    rows: 'nobody',
    nobody: 'step subject sql_state times last_at',
  },
  'private.digest': {
    rows: 'nobody',
    nobody: 'staff_id day',
  },
  'private.failure_code': {
    rows: 'nobody',
    nobody: 'code http_status meaning',
  },
  'private.filter_word': {
    rows: 'nobody',
    nobody: 'facet value words',
  },
  'private.guardian_request': {
    rows: 'nobody',
    nobody: 'id guardian_id need_id token_hash former_hash asked_at expires_on answer answered_at answered_via recorded_by',
  },
  'private.host_request': {
    rows: 'nobody',
    nobody: 'id application_id token_hash former_hash asked_at expires_on answered_at',
  },
  'private.roll_over': {
    rows: 'nobody',
    nobody: 'id school_year runs_on note made_by made_at confirmed_at ran_at',
  },
  'private.roll_over_step': {
    rows: 'nobody',
    nobody: 'roll_over_id young_person_id from_class_id way to_school_id to_name to_grade to_situation to_contact_id decided_by outcome',
  },
  'private.work_rule': {
    rows: 'nobody',
    nobody: `
      id code measure kinds bands strictness amount unit over_hours days_of earliest latest weekdays branches widens risk counts_all
      doubt_setting source source_url valid_from valid_to entered_at`,
  },
  'private.certificate_declaration': {
    rows: 'nobody',
    nobody: 'host_id declared_at declared_by declared_via',
  },
  'private.named_adult': {
    rows: 'nobody',
    nobody: 'application_id name rules named_at named_via',
  },
  'private.kind_basis': {
    rows: 'nobody',
    nobody: 'kind situations min_grade max_grade desk coordinator_starts school_approves counts_days paper insured_by ends_as',
  },
  'private.kind_rule': {
    rows: 'nobody',
    nobody: `
      kind situations min_age min_grade max_grade desk coordinator_starts guardian_before_sent_under guardian_at_agreement_under
      school_approves counts_days paper insured_by ends_as`,
  },
  'private.message_seen': {
    rows: 'nobody',
    nobody: 'id reader need_id application_id up_to',
  },
  'private.opening_search': {
    rows: 'nobody',
    nobody: `
      opening_id partner_id kind branch interests min_age step_free quiet bus latitude longitude free_weeks free_until free_any
      starts_on apply_before touched_on asked_for lexemes`,
  },
  'private.message_template': {
    rows: 'nobody',
    nobody: 'template audience pace near_start by_mail by_sms about_nobody',
  },
  'private.outbox': {
    rows: 'nobody',
    nobody: `
      id key channel to_address other_address language template data need_id partner_id urgent state joined_into attempts
      next_try_at claimed_at sent_at bounced_at problem made_at`,
  },
  'private.reminded': {
    rows: 'nobody',
    nobody: 'need_id due_on moment at',
  },
  'private.search_word': {
    rows: 'nobody',
    nobody: 'word stem',
  },
  'private.transition': {
    rows: 'nobody',
    nobody: 'lifecycle command from_status to_status actor',
  },
};

/** Columns that tell who somebody is or let somebody in: never selectable by a stranger, in whatever table they stand. */
export const personalColumns =
  /^(user_id|first_name|last_name|birth_date|email|contact_name|emergency_\w+|member_\w+|young_person_id|need_id|application_id|guardian_\w+|caller|body|own_words|class_code|token\w*|cvr|accepted_by|to_address|data)$/;
