/**
 * Who may call what. The access matrix compares this with the grants in the database's own catalogue, so a new
 * function fails until somebody has said here who calls it. Every name stands once: functions are not overloaded.
 */

export type Callers = 'everybody' | 'signed_in' | 'worker';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Functions of schema `public`: what the API offers under /rest/v1/rpc. The worker's secret key may call all of them. */
export const publicFunctions: Record<Callers, string[]> = {
  // Public pages, the links that need no account, and the day.
  everybody: words(`
    today revision search_openings opening_facets opening_page partner_list partner_branches partner_page public_figures places_to_apply_for
    retention_periods work_rules host_page answer_as_host arrival_page answer_arrival guardian_page answer_as_guardian choose_guardian_language about_link renew_link report_opening
    guardian_agreements host_agreement acknowledge_by_link collaboration_page answer_collaboration_link check_in_page answer_check_in_link`),
  // Each of them asks for itself what the caller has to do with the row.
  signed_in: words(`
    viewer claim_my_records why_nothing_is_mine register_young_person join_class_list update_young_person
    name_guardian open_need apply propose_own_place accept_offer decline_offer want_other ask_for_call allow_call my_search
    write_message read_messages need_conversations case_conversation unread_messages
    wake_need object_to_close end_need reopen_need record_apprenticeship
    confirm_own_place record_guardian_answer rest_need announce_close suggest forward forward_many remind_many suggest_many week_suggestions bulk_report
    plan_week week_places placement_week complete_days report_sick not_here_yet report_incident open_incidents
    change_contact change_contact_many write_note finish_task confirm_account
    my_experience pupil_experience experience_figures certificate save_reflection share_reflection delete_reflection
    answer_collaboration collaboration_case answer_check_in answer_check_in_at_place check_in_case choose_destination
    write_quote take_back_quote record_quote_guardian decide_quote add_step suggest_step accept_step tick_step remove_step
    my_cv save_cv_field choose_cv_contact save_cv_language remove_cv_language take_over_cv_places remove_cv_place share_cv delete_cv pupil_cv cv_for_place
    start_class_import class_import_preview run_class_import move_pupil leave_class not_in_class new_class_code give_class_duty
    schools_i_list classes_to_move_to delegate_approval approve_placements school_classes teacher_classes
    enter_leave change_leave end_leave leave_page hand_over_preview hand_over_people leave_job
    prepare_roll_over confirm_roll_over run_roll_over decide_next_year roll_over_page next_year_of guarantee_figures
    invite_to_visit offer_place hand_on acknowledge_placement complete_day complete_placement cancel_by_host interrupt_placement
    agreement_page change_agreement
    propose_step answer_step drop_step say_first_day start_longer_placement move_meeting plans_of meetings_of
    sign_up_partner save_partner save_workplace add_partner_member remove_partner_member
    review_partner send_back_partner approve_partner renew_partner pause_partner resume_partner suspend_partner end_partner
    announce_closure remove_closure partner_closures
    suggested_min_age opening_flags work_flags save_opening publish_opening approve_opening send_back_opening
    fill_opening free_opening pause_opening resume_opening end_opening
    partner_inbox partner_home partner_case near_openings_for stop_preview opening_to_edit partner_to_edit
    coordinator_desk colleagues pupil_page suggest_openings_for class_overview staff_tasks school_approvals
    my_data my_looks my_erasure ask_for_erasure take_back_erasure erasure_requests decide_erasure set_via_contact_only
    journal_page case_file make_journal_folder journal_folder mark_journaled mark_folder_journaled
    answers_counted partner_for_staff partners_for_staff openings_to_look_at opening_to_look_at secretariat_desk`),
  worker: words('claim_messages mark_message report_bounce run_due_dates run_reminders purge_due erasures_kept replay_erasures demo_clock travel'),
};

/** Functions of schema `private` that a client may execute: those that policies ask as the visitor, and no other. */
export const privateFunctions: Record<'everybody' | 'signed_in', string[]> = {
  everybody: words('partner_is_open opening_is_public'),
  signed_in: words('my_person_id people_i_help is_staff has_role helps_as looks_after'),
};

/** Functions of schema `public` that run with the caller's own rights, because they read no table. None does. */
export const runAsCaller: string[] = [];
