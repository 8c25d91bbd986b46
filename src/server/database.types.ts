// Written by `npm run types` from supabase/migrations. A test tells when it is out of date.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      agreement: {
        Row: {
          changed_at: string | null;
          clothes: string;
          contact_name: string;
          contact_phone: string | null;
          days: string[];
          days_a_week: number | null;
          food: string;
          from_time: string | null;
          hours_a_week: number | null;
          id: string;
          made_at: string;
          meet_who: string;
          meeting_place: string;
          pay_text: string;
          placement_id: string;
          responsible_adult: string;
          risks: string[] | null;
          tasks: string[];
          to_time: string | null;
          transport: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          changed_at?: string | null;
          clothes?: string;
          contact_name?: string;
          contact_phone?: string | null;
          days?: string[];
          days_a_week?: number | null;
          food?: string;
          from_time?: string | null;
          hours_a_week?: number | null;
          id?: string;
          made_at?: string;
          meet_who?: string;
          meeting_place?: string;
          pay_text?: string;
          placement_id: string;
          responsible_adult?: string;
          risks?: string[] | null;
          tasks?: string[];
          to_time?: string | null;
          transport?: string;
          version?: number;
        };
        Update: {
          changed_at?: string | null;
          clothes?: string;
          contact_name?: string;
          contact_phone?: string | null;
          days?: string[];
          days_a_week?: number | null;
          food?: string;
          from_time?: string | null;
          hours_a_week?: number | null;
          id?: string;
          made_at?: string;
          meet_who?: string;
          meeting_place?: string;
          pay_text?: string;
          placement_id?: string;
          responsible_adult?: string;
          risks?: string[] | null;
          tasks?: string[];
          to_time?: string | null;
          transport?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'agreement_placement_id_fkey';
            columns: ['placement_id'];
            isOneToOne: true;
            referencedRelation: 'placement';
            referencedColumns: ['id'];
          },
        ];
      };
      application: {
        Row: {
          created_at: string;
          ended_at: string | null;
          hand_over_id: string | null;
          hold_until: string | null;
          host_id: string;
          id: string;
          live_at: string | null;
          may_call: boolean;
          need_id: string;
          opening_id: string | null;
          own_words: string;
          rank: number;
          reasons: string[];
          starts_on: string | null;
          status: Database['public']['Enums']['application_status'];
          visit_at: string | null;
          visit_on: string | null;
          week: string | null;
          weekdays: number[];
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          ended_at?: string | null;
          hand_over_id?: string | null;
          hold_until?: string | null;
          host_id: string;
          id?: string;
          live_at?: string | null;
          may_call?: boolean;
          need_id: string;
          opening_id?: string | null;
          own_words?: string;
          rank: number;
          reasons?: string[];
          starts_on?: string | null;
          status?: Database['public']['Enums']['application_status'];
          visit_at?: string | null;
          visit_on?: string | null;
          week?: string | null;
          weekdays?: number[];
        };
        Update: {
          created_at?: string;
          ended_at?: string | null;
          hand_over_id?: string | null;
          hold_until?: string | null;
          host_id?: string;
          id?: string;
          live_at?: string | null;
          may_call?: boolean;
          need_id?: string;
          opening_id?: string | null;
          own_words?: string;
          rank?: number;
          reasons?: string[];
          starts_on?: string | null;
          status?: Database['public']['Enums']['application_status'];
          visit_at?: string | null;
          visit_on?: string | null;
          week?: string | null;
          weekdays?: number[];
        };
        Relationships: [
          {
            foreignKeyName: 'application_hand_over_id_fkey';
            columns: ['hand_over_id'];
            isOneToOne: false;
            referencedRelation: 'hand_over';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'application_host_id_fkey';
            columns: ['host_id'];
            isOneToOne: false;
            referencedRelation: 'host';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'application_need_id_fkey';
            columns: ['need_id'];
            isOneToOne: false;
            referencedRelation: 'need';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'application_opening_id_fkey';
            columns: ['opening_id'];
            isOneToOne: false;
            referencedRelation: 'opening';
            referencedColumns: ['id'];
          },
        ];
      };
      check_in: {
        Row: {
          asked_again_at: string | null;
          asked_at: string;
          due_on: string;
          given_to_contact_at: string | null;
          host_answer: Database['public']['Enums']['check_in_answer'] | null;
          host_answered_at: string | null;
          host_via: Database['public']['Enums']['channel'] | null;
          id: string;
          own_answer: Database['public']['Enums']['check_in_answer'] | null;
          own_answered_at: string | null;
          own_via: Database['public']['Enums']['channel'] | null;
          placement_id: string;
          week: number;
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          asked_again_at?: string | null;
          asked_at?: string;
          due_on: string;
          given_to_contact_at?: string | null;
          host_answer?: Database['public']['Enums']['check_in_answer'] | null;
          host_answered_at?: string | null;
          host_via?: Database['public']['Enums']['channel'] | null;
          id?: string;
          own_answer?: Database['public']['Enums']['check_in_answer'] | null;
          own_answered_at?: string | null;
          own_via?: Database['public']['Enums']['channel'] | null;
          placement_id: string;
          week: number;
          young_person_id: string;
        };
        Update: {
          asked_again_at?: string | null;
          asked_at?: string;
          due_on?: string;
          given_to_contact_at?: string | null;
          host_answer?: Database['public']['Enums']['check_in_answer'] | null;
          host_answered_at?: string | null;
          host_via?: Database['public']['Enums']['channel'] | null;
          id?: string;
          own_answer?: Database['public']['Enums']['check_in_answer'] | null;
          own_answered_at?: string | null;
          own_via?: Database['public']['Enums']['channel'] | null;
          placement_id?: string;
          week?: number;
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'check_in_placement_id_fkey';
            columns: ['placement_id'];
            isOneToOne: false;
            referencedRelation: 'placement';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'check_in_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      collaboration_answer: {
        Row: {
          again: Database['public']['Enums']['take_in_again'];
          answered_at: string;
          partner_id: string | null;
          placement_id: string;
          via: Database['public']['Enums']['channel'];
          worked: Database['public']['Enums']['worked_together'];
        };
        ComputedFields: never;
        Insert: {
          again: Database['public']['Enums']['take_in_again'];
          answered_at?: string;
          partner_id?: string | null;
          placement_id: string;
          via: Database['public']['Enums']['channel'];
          worked: Database['public']['Enums']['worked_together'];
        };
        Update: {
          again?: Database['public']['Enums']['take_in_again'];
          answered_at?: string;
          partner_id?: string | null;
          placement_id?: string;
          via?: Database['public']['Enums']['channel'];
          worked?: Database['public']['Enums']['worked_together'];
        };
        Relationships: [
          {
            foreignKeyName: 'collaboration_answer_partner_id_fkey';
            columns: ['partner_id'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'collaboration_answer_placement_id_fkey';
            columns: ['placement_id'];
            isOneToOne: true;
            referencedRelation: 'placement';
            referencedColumns: ['id'];
          },
        ];
      };
      contact_change: {
        Row: {
          at: string;
          from_id: string;
          id: string;
          note: string;
          number: number;
          planned: boolean;
          to_id: string;
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          at?: string;
          from_id: string;
          id?: string;
          note: string;
          number?: never;
          planned?: boolean;
          to_id: string;
          young_person_id: string;
        };
        Update: {
          at?: string;
          from_id?: string;
          id?: string;
          note?: string;
          number?: never;
          planned?: boolean;
          to_id?: string;
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'contact_change_from_id_fkey';
            columns: ['from_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'contact_change_to_id_fkey';
            columns: ['to_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'contact_change_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      cv: {
        Row: {
          good_at: string;
          prints_email: boolean;
          prints_phone: boolean;
          school: string;
          shared_at: string | null;
          spare_time: string;
          tried: string;
          would_like: string;
          written_at: string;
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          good_at?: string;
          prints_email?: boolean;
          prints_phone?: boolean;
          school?: string;
          shared_at?: string | null;
          spare_time?: string;
          tried?: string;
          would_like?: string;
          written_at?: string;
          young_person_id: string;
        };
        Update: {
          good_at?: string;
          prints_email?: boolean;
          prints_phone?: boolean;
          school?: string;
          shared_at?: string | null;
          spare_time?: string;
          tried?: string;
          would_like?: string;
          written_at?: string;
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'cv_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: true;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      cv_language: {
        Row: {
          added_at: string;
          id: string;
          level: Database['public']['Enums']['language_level'];
          name: string;
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          added_at?: string;
          id?: string;
          level: Database['public']['Enums']['language_level'];
          name: string;
          young_person_id: string;
        };
        Update: {
          added_at?: string;
          id?: string;
          level?: Database['public']['Enums']['language_level'];
          name?: string;
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'cv_language_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'cv';
            referencedColumns: ['young_person_id'];
          },
        ];
      };
      cv_place: {
        Row: {
          id: string;
          kind: Database['public']['Enums']['opening_kind'];
          place: string;
          year: number;
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          kind: Database['public']['Enums']['opening_kind'];
          place: string;
          year: number;
          young_person_id: string;
        };
        Update: {
          id?: string;
          kind?: Database['public']['Enums']['opening_kind'];
          place?: string;
          year?: number;
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'cv_place_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'cv';
            referencedColumns: ['young_person_id'];
          },
        ];
      };
      event: {
        Row: {
          actor: Database['public']['Enums']['actor'];
          application_id: string | null;
          at: string;
          caller: string | null;
          channel: Database['public']['Enums']['channel'];
          code: string | null;
          command: string;
          from_status: string | null;
          id: number;
          lifecycle: string;
          need_id: string | null;
          opening_id: string | null;
          partner_id: string | null;
          placement_id: string | null;
          staff_id: string | null;
          to_status: string | null;
          young_person_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          actor: Database['public']['Enums']['actor'];
          application_id?: string | null;
          at?: string;
          caller?: string | null;
          channel?: Database['public']['Enums']['channel'];
          code?: string | null;
          command: string;
          from_status?: string | null;
          id?: never;
          lifecycle: string;
          need_id?: string | null;
          opening_id?: string | null;
          partner_id?: string | null;
          placement_id?: string | null;
          staff_id?: string | null;
          to_status?: string | null;
          young_person_id?: string | null;
        };
        Update: {
          actor?: Database['public']['Enums']['actor'];
          application_id?: string | null;
          at?: string;
          caller?: string | null;
          channel?: Database['public']['Enums']['channel'];
          code?: string | null;
          command?: string;
          from_status?: string | null;
          id?: never;
          lifecycle?: string;
          need_id?: string | null;
          opening_id?: string | null;
          partner_id?: string | null;
          placement_id?: string | null;
          staff_id?: string | null;
          to_status?: string | null;
          young_person_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'event_application_id_fkey';
            columns: ['application_id'];
            isOneToOne: false;
            referencedRelation: 'application';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'event_need_id_fkey';
            columns: ['need_id'];
            isOneToOne: false;
            referencedRelation: 'need';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'event_opening_id_fkey';
            columns: ['opening_id'];
            isOneToOne: false;
            referencedRelation: 'opening';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'event_partner_id_fkey';
            columns: ['partner_id'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'event_placement_id_fkey';
            columns: ['placement_id'];
            isOneToOne: false;
            referencedRelation: 'placement';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'event_staff_id_fkey';
            columns: ['staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'event_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      guardian: {
        Row: {
          email: string | null;
          id: string;
          language: string;
          name: string;
          named_at: string;
          phone: string | null;
          stopped_at: string | null;
          user_id: string | null;
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          email?: string | null;
          id?: string;
          language?: string;
          name: string;
          named_at?: string;
          phone?: string | null;
          stopped_at?: string | null;
          user_id?: string | null;
          young_person_id: string;
        };
        Update: {
          email?: string | null;
          id?: string;
          language?: string;
          name?: string;
          named_at?: string;
          phone?: string | null;
          stopped_at?: string | null;
          user_id?: string | null;
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'guardian_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      hand_over: {
        Row: {
          at: string;
          id: string;
          need_id: string;
          partner_id: string | null;
          reason: Database['public']['Enums']['hand_over_reason'];
          target: Database['public']['Enums']['hand_over_target'];
          target_opening_id: string | null;
          target_staff_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          at?: string;
          id?: string;
          need_id: string;
          partner_id?: string | null;
          reason: Database['public']['Enums']['hand_over_reason'];
          target: Database['public']['Enums']['hand_over_target'];
          target_opening_id?: string | null;
          target_staff_id?: string | null;
        };
        Update: {
          at?: string;
          id?: string;
          need_id?: string;
          partner_id?: string | null;
          reason?: Database['public']['Enums']['hand_over_reason'];
          target?: Database['public']['Enums']['hand_over_target'];
          target_opening_id?: string | null;
          target_staff_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'hand_over_need_id_fkey';
            columns: ['need_id'];
            isOneToOne: false;
            referencedRelation: 'need';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'hand_over_partner_id_fkey';
            columns: ['partner_id'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'hand_over_target_opening_id_fkey';
            columns: ['target_opening_id'];
            isOneToOne: false;
            referencedRelation: 'opening';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'hand_over_target_staff_id_fkey';
            columns: ['target_staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
        ];
      };
      holiday: {
        Row: {
          calendar: string;
          day: string;
          name: string;
        };
        ComputedFields: never;
        Insert: {
          calendar: string;
          day: string;
          name: string;
        };
        Update: {
          calendar?: string;
          day?: string;
          name?: string;
        };
        Relationships: [];
      };
      host: {
        Row: {
          address: string | null;
          contact_name: string | null;
          email: string | null;
          found_by: string | null;
          id: string;
          name: string | null;
          phone: string | null;
          workplace_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          address?: string | null;
          contact_name?: string | null;
          email?: string | null;
          found_by?: string | null;
          id?: string;
          name?: string | null;
          phone?: string | null;
          workplace_id?: string | null;
        };
        Update: {
          address?: string | null;
          contact_name?: string | null;
          email?: string | null;
          found_by?: string | null;
          id?: string;
          name?: string | null;
          phone?: string | null;
          workplace_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'host_found_by_fkey';
            columns: ['found_by'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'host_workplace_id_fkey';
            columns: ['workplace_id'];
            isOneToOne: true;
            referencedRelation: 'workplace';
            referencedColumns: ['id'];
          },
        ];
      };
      message: {
        Row: {
          answer_by: string | null;
          answered_at: string | null;
          application_id: string | null;
          body: string;
          channel: Database['public']['Enums']['channel'];
          id: string;
          member_id: string | null;
          need_id: string;
          number: number;
          part: Database['public']['Enums']['actor'];
          staff_id: string | null;
          written_at: string;
          written_by: string;
        };
        ComputedFields: never;
        Insert: {
          answer_by?: string | null;
          answered_at?: string | null;
          application_id?: string | null;
          body: string;
          channel?: Database['public']['Enums']['channel'];
          id?: string;
          member_id?: string | null;
          need_id: string;
          number?: number;
          part: Database['public']['Enums']['actor'];
          staff_id?: string | null;
          written_at?: string;
          written_by: string;
        };
        Update: {
          answer_by?: string | null;
          answered_at?: string | null;
          application_id?: string | null;
          body?: string;
          channel?: Database['public']['Enums']['channel'];
          id?: string;
          member_id?: string | null;
          need_id?: string;
          number?: number;
          part?: Database['public']['Enums']['actor'];
          staff_id?: string | null;
          written_at?: string;
          written_by?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'message_application_id_fkey';
            columns: ['application_id'];
            isOneToOne: false;
            referencedRelation: 'application';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'message_member_id_fkey';
            columns: ['member_id'];
            isOneToOne: false;
            referencedRelation: 'partner_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'message_need_id_fkey';
            columns: ['need_id'];
            isOneToOne: false;
            referencedRelation: 'need';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'message_staff_id_fkey';
            columns: ['staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
        ];
      };
      need: {
        Row: {
          came_from_partner_id: string | null;
          close_announced_at: string | null;
          close_on: string | null;
          close_outcome: Database['public']['Enums']['close_outcome'] | null;
          close_receiver: Database['public']['Enums']['close_receiver'] | null;
          days_wanted: number | null;
          destination: Database['public']['Enums']['positive_destination'] | null;
          destination_at: string | null;
          destination_via: Database['public']['Enums']['channel'] | null;
          due_on: string | null;
          ended_at: string | null;
          first_offer_at: string | null;
          help_on_agreed: boolean;
          hops: number;
          id: string;
          interests: Database['public']['Enums']['interest'][];
          is_duty: boolean;
          kind: Database['public']['Enums']['opening_kind'] | null;
          next_actor: Database['public']['Enums']['actor'] | null;
          opened_at: string;
          raised_at: string | null;
          rest_reason: Database['public']['Enums']['rest_reason'] | null;
          rest_until: string | null;
          secretariat_told_at: string | null;
          split_from_id: string | null;
          status: Database['public']['Enums']['need_status'];
          wish_weeks: string[];
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          came_from_partner_id?: string | null;
          close_announced_at?: string | null;
          close_on?: string | null;
          close_outcome?: Database['public']['Enums']['close_outcome'] | null;
          close_receiver?: Database['public']['Enums']['close_receiver'] | null;
          days_wanted?: number | null;
          destination?: Database['public']['Enums']['positive_destination'] | null;
          destination_at?: string | null;
          destination_via?: Database['public']['Enums']['channel'] | null;
          due_on?: string | null;
          ended_at?: string | null;
          first_offer_at?: string | null;
          help_on_agreed?: boolean;
          hops?: number;
          id?: string;
          interests?: Database['public']['Enums']['interest'][];
          is_duty?: boolean;
          kind?: Database['public']['Enums']['opening_kind'] | null;
          next_actor?: never;
          opened_at?: string;
          raised_at?: string | null;
          rest_reason?: Database['public']['Enums']['rest_reason'] | null;
          rest_until?: string | null;
          secretariat_told_at?: string | null;
          split_from_id?: string | null;
          status: Database['public']['Enums']['need_status'];
          wish_weeks?: string[];
          young_person_id: string;
        };
        Update: {
          came_from_partner_id?: string | null;
          close_announced_at?: string | null;
          close_on?: string | null;
          close_outcome?: Database['public']['Enums']['close_outcome'] | null;
          close_receiver?: Database['public']['Enums']['close_receiver'] | null;
          days_wanted?: number | null;
          destination?: Database['public']['Enums']['positive_destination'] | null;
          destination_at?: string | null;
          destination_via?: Database['public']['Enums']['channel'] | null;
          due_on?: string | null;
          ended_at?: string | null;
          first_offer_at?: string | null;
          help_on_agreed?: boolean;
          hops?: number;
          id?: string;
          interests?: Database['public']['Enums']['interest'][];
          is_duty?: boolean;
          kind?: Database['public']['Enums']['opening_kind'] | null;
          next_actor?: never;
          opened_at?: string;
          raised_at?: string | null;
          rest_reason?: Database['public']['Enums']['rest_reason'] | null;
          rest_until?: string | null;
          secretariat_told_at?: string | null;
          split_from_id?: string | null;
          status?: Database['public']['Enums']['need_status'];
          wish_weeks?: string[];
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'need_came_from_partner_id_fkey';
            columns: ['came_from_partner_id'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'need_split_from_id_fkey';
            columns: ['split_from_id'];
            isOneToOne: false;
            referencedRelation: 'need';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'need_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      need_meeting: {
        Row: {
          day: string;
          meeting: Database['public']['Enums']['meeting'];
          need_id: string;
          task_id: string;
        };
        ComputedFields: never;
        Insert: {
          day: string;
          meeting: Database['public']['Enums']['meeting'];
          need_id: string;
          task_id: string;
        };
        Update: {
          day?: string;
          meeting?: Database['public']['Enums']['meeting'];
          need_id?: string;
          task_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'need_meeting_need_id_fkey';
            columns: ['need_id'];
            isOneToOne: false;
            referencedRelation: 'need';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'need_meeting_task_id_fkey';
            columns: ['task_id'];
            isOneToOne: false;
            referencedRelation: 'task';
            referencedColumns: ['id'];
          },
        ];
      };
      next_step: {
        Row: {
          accepted_at: string | null;
          done_at: string | null;
          id: string;
          made_at: string;
          suggested_by: string | null;
          words: string;
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          accepted_at?: string | null;
          done_at?: string | null;
          id?: string;
          made_at?: string;
          suggested_by?: string | null;
          words: string;
          young_person_id: string;
        };
        Update: {
          accepted_at?: string | null;
          done_at?: string | null;
          id?: string;
          made_at?: string;
          suggested_by?: string | null;
          words?: string;
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'next_step_suggested_by_fkey';
            columns: ['suggested_by'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'next_step_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      note: {
        Row: {
          at: string;
          body: string;
          id: string;
          partner_id: string | null;
          written_by: string | null;
          young_person_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          at?: string;
          body: string;
          id?: string;
          partner_id?: string | null;
          written_by?: string | null;
          young_person_id?: string | null;
        };
        Update: {
          at?: string;
          body?: string;
          id?: string;
          partner_id?: string | null;
          written_by?: string | null;
          young_person_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'note_partner_id_fkey';
            columns: ['partner_id'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'note_written_by_fkey';
            columns: ['written_by'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'note_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      opening: {
        Row: {
          alone: boolean;
          apply_before: string | null;
          assessed_at: string | null;
          branch: Database['public']['Enums']['branch'];
          chemicals: boolean;
          clothes: string;
          created_at: string;
          days_a_week: number | null;
          due_on: string | null;
          ends_at: string | null;
          food: string;
          heavy_lifting: boolean;
          hours_a_week: number | null;
          id: string;
          interests: Database['public']['Enums']['interest'][];
          kind: Database['public']['Enums']['opening_kind'];
          language_note: string;
          late_or_alcohol: boolean;
          learn: string;
          machines: boolean;
          meet_at: string | null;
          meet_who: string;
          min_age: number;
          outside_url: string | null;
          paid: boolean;
          pay_text: string;
          places_taken: number;
          public_id: string;
          published_at: string | null;
          quiet: boolean;
          responsible_adult: string;
          review_note: string | null;
          seats_in_all: number | null;
          special: boolean;
          starts_on: string | null;
          status: Database['public']['Enums']['opening_status'];
          step_free: boolean;
          tags: string[];
          tasks: string[];
          title: string;
          touched_at: string;
          transport: string;
          weeks_long: number | null;
          workplace_id: string;
        };
        ComputedFields: never;
        Insert: {
          alone?: boolean;
          apply_before?: string | null;
          assessed_at?: string | null;
          branch: Database['public']['Enums']['branch'];
          chemicals?: boolean;
          clothes?: string;
          created_at?: string;
          days_a_week?: number | null;
          due_on?: string | null;
          ends_at?: string | null;
          food?: string;
          heavy_lifting?: boolean;
          hours_a_week?: number | null;
          id?: string;
          interests?: Database['public']['Enums']['interest'][];
          kind: Database['public']['Enums']['opening_kind'];
          language_note?: string;
          late_or_alcohol?: boolean;
          learn?: string;
          machines?: boolean;
          meet_at?: string | null;
          meet_who?: string;
          min_age?: number;
          outside_url?: string | null;
          paid?: boolean;
          pay_text?: string;
          places_taken?: number;
          public_id?: string;
          published_at?: string | null;
          quiet?: boolean;
          responsible_adult?: string;
          review_note?: string | null;
          seats_in_all?: number | null;
          special?: boolean;
          starts_on?: string | null;
          status?: Database['public']['Enums']['opening_status'];
          step_free?: boolean;
          tags?: string[];
          tasks?: string[];
          title: string;
          touched_at?: string;
          transport?: string;
          weeks_long?: number | null;
          workplace_id: string;
        };
        Update: {
          alone?: boolean;
          apply_before?: string | null;
          assessed_at?: string | null;
          branch?: Database['public']['Enums']['branch'];
          chemicals?: boolean;
          clothes?: string;
          created_at?: string;
          days_a_week?: number | null;
          due_on?: string | null;
          ends_at?: string | null;
          food?: string;
          heavy_lifting?: boolean;
          hours_a_week?: number | null;
          id?: string;
          interests?: Database['public']['Enums']['interest'][];
          kind?: Database['public']['Enums']['opening_kind'];
          language_note?: string;
          late_or_alcohol?: boolean;
          learn?: string;
          machines?: boolean;
          meet_at?: string | null;
          meet_who?: string;
          min_age?: number;
          outside_url?: string | null;
          paid?: boolean;
          pay_text?: string;
          places_taken?: number;
          public_id?: string;
          published_at?: string | null;
          quiet?: boolean;
          responsible_adult?: string;
          review_note?: string | null;
          seats_in_all?: number | null;
          special?: boolean;
          starts_on?: string | null;
          status?: Database['public']['Enums']['opening_status'];
          step_free?: boolean;
          tags?: string[];
          tasks?: string[];
          title?: string;
          touched_at?: string;
          transport?: string;
          weeks_long?: number | null;
          workplace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'opening_workplace_id_fkey';
            columns: ['workplace_id'];
            isOneToOne: false;
            referencedRelation: 'workplace';
            referencedColumns: ['id'];
          },
        ];
      };
      opening_seat: {
        Row: {
          day: string | null;
          id: string;
          opening_id: string;
          seats: number;
          taken: number;
        };
        ComputedFields: never;
        Insert: {
          day?: string | null;
          id?: string;
          opening_id: string;
          seats: number;
          taken?: number;
        };
        Update: {
          day?: string | null;
          id?: string;
          opening_id?: string;
          seats?: number;
          taken?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'opening_seat_opening_id_fkey';
            columns: ['opening_id'];
            isOneToOne: false;
            referencedRelation: 'opening';
            referencedColumns: ['id'];
          },
        ];
      };
      partner: {
        Row: {
          about: string;
          applied_at: string;
          branches: Database['public']['Enums']['branch'][];
          consultant_id: string | null;
          cvr: string;
          due_on: string | null;
          form: Database['public']['Enums']['partner_form'];
          id: string;
          name: string;
          p_unit: string | null;
          paused_until: string | null;
          promise_days: number;
          public_id: string;
          recommended_by: string | null;
          review_note: string | null;
          size_band: string;
          special_places: number;
          status: Database['public']['Enums']['partner_status'];
          touched_at: string;
          website: string | null;
          why: string;
        };
        ComputedFields: never;
        Insert: {
          about?: string;
          applied_at?: string;
          branches: Database['public']['Enums']['branch'][];
          consultant_id?: string | null;
          cvr: string;
          due_on?: string | null;
          form?: Database['public']['Enums']['partner_form'];
          id?: string;
          name: string;
          p_unit?: string | null;
          paused_until?: string | null;
          promise_days?: number;
          public_id?: string;
          recommended_by?: string | null;
          review_note?: string | null;
          size_band?: string;
          special_places?: number;
          status?: Database['public']['Enums']['partner_status'];
          touched_at?: string;
          website?: string | null;
          why?: string;
        };
        Update: {
          about?: string;
          applied_at?: string;
          branches?: Database['public']['Enums']['branch'][];
          consultant_id?: string | null;
          cvr?: string;
          due_on?: string | null;
          form?: Database['public']['Enums']['partner_form'];
          id?: string;
          name?: string;
          p_unit?: string | null;
          paused_until?: string | null;
          promise_days?: number;
          public_id?: string;
          recommended_by?: string | null;
          review_note?: string | null;
          size_band?: string;
          special_places?: number;
          status?: Database['public']['Enums']['partner_status'];
          touched_at?: string;
          website?: string | null;
          why?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'partner_consultant_id_fkey';
            columns: ['consultant_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'partner_recommended_by_fkey';
            columns: ['recommended_by'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
        ];
      };
      partner_closure: {
        Row: {
          first_day: string;
          id: string;
          last_day: string;
          made_at: string;
          partner_id: string;
          workplace_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          first_day: string;
          id?: string;
          last_day: string;
          made_at?: string;
          partner_id: string;
          workplace_id?: string | null;
        };
        Update: {
          first_day?: string;
          id?: string;
          last_day?: string;
          made_at?: string;
          partner_id?: string;
          workplace_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'partner_closure_partner_id_fkey';
            columns: ['partner_id'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'partner_closure_workplace_id_fkey';
            columns: ['workplace_id'];
            isOneToOne: false;
            referencedRelation: 'workplace';
            referencedColumns: ['id'];
          },
        ];
      };
      partner_member: {
        Row: {
          email: string;
          id: string;
          is_owner: boolean;
          name: string;
          partner_id: string;
          phone: string | null;
          removed_at: string | null;
          title: string;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          email: string;
          id?: string;
          is_owner?: boolean;
          name: string;
          partner_id: string;
          phone?: string | null;
          removed_at?: string | null;
          title?: string;
          user_id?: string | null;
        };
        Update: {
          email?: string;
          id?: string;
          is_owner?: boolean;
          name?: string;
          partner_id?: string;
          phone?: string | null;
          removed_at?: string | null;
          title?: string;
          user_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'partner_member_partner_id_fkey';
            columns: ['partner_id'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
        ];
      };
      partner_member_workplace: {
        Row: {
          member_id: string;
          workplace_id: string;
        };
        ComputedFields: never;
        Insert: {
          member_id: string;
          workplace_id: string;
        };
        Update: {
          member_id?: string;
          workplace_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'partner_member_workplace_member_id_fkey';
            columns: ['member_id'];
            isOneToOne: false;
            referencedRelation: 'partner_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'partner_member_workplace_workplace_id_fkey';
            columns: ['workplace_id'];
            isOneToOne: false;
            referencedRelation: 'workplace';
            referencedColumns: ['id'];
          },
        ];
      };
      partnership_agreement: {
        Row: {
          accepted_by: string;
          ambassador_at: string;
          helps_all_at: string;
          id: string;
          partner_id: string;
          takes_in_at: string;
          text_version: string;
          valid_from: string | null;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          accepted_by: string;
          ambassador_at: string;
          helps_all_at: string;
          id?: string;
          partner_id: string;
          takes_in_at: string;
          text_version: string;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Update: {
          accepted_by?: string;
          ambassador_at?: string;
          helps_all_at?: string;
          id?: string;
          partner_id?: string;
          takes_in_at?: string;
          text_version?: string;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'partnership_agreement_partner_id_fkey';
            columns: ['partner_id'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
        ];
      };
      placement: {
        Row: {
          application_id: string;
          ended_at: string | null;
          ends_on: string;
          first_day_company: Database['public']['Enums']['first_day_company'] | null;
          first_day_words: string;
          guardian_agreed_at: string | null;
          guardian_agreed_via: Database['public']['Enums']['channel'] | null;
          host_agreed_at: string | null;
          host_agreed_via: Database['public']['Enums']['channel'] | null;
          host_id: string;
          id: string;
          need_id: string;
          papers_due_on: string;
          school_agreed_at: string | null;
          school_agreed_via: Database['public']['Enums']['channel'] | null;
          starts_on: string;
          status: Database['public']['Enums']['placement_status'];
        };
        ComputedFields: never;
        Insert: {
          application_id: string;
          ended_at?: string | null;
          ends_on: string;
          first_day_company?: Database['public']['Enums']['first_day_company'] | null;
          first_day_words?: string;
          guardian_agreed_at?: string | null;
          guardian_agreed_via?: Database['public']['Enums']['channel'] | null;
          host_agreed_at?: string | null;
          host_agreed_via?: Database['public']['Enums']['channel'] | null;
          host_id: string;
          id?: string;
          need_id: string;
          papers_due_on: string;
          school_agreed_at?: string | null;
          school_agreed_via?: Database['public']['Enums']['channel'] | null;
          starts_on: string;
          status?: Database['public']['Enums']['placement_status'];
        };
        Update: {
          application_id?: string;
          ended_at?: string | null;
          ends_on?: string;
          first_day_company?: Database['public']['Enums']['first_day_company'] | null;
          first_day_words?: string;
          guardian_agreed_at?: string | null;
          guardian_agreed_via?: Database['public']['Enums']['channel'] | null;
          host_agreed_at?: string | null;
          host_agreed_via?: Database['public']['Enums']['channel'] | null;
          host_id?: string;
          id?: string;
          need_id?: string;
          papers_due_on?: string;
          school_agreed_at?: string | null;
          school_agreed_via?: Database['public']['Enums']['channel'] | null;
          starts_on?: string;
          status?: Database['public']['Enums']['placement_status'];
        };
        Relationships: [
          {
            foreignKeyName: 'placement_application_id_fkey';
            columns: ['application_id'];
            isOneToOne: true;
            referencedRelation: 'application';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'placement_host_id_fkey';
            columns: ['host_id'];
            isOneToOne: false;
            referencedRelation: 'host';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'placement_need_id_fkey';
            columns: ['need_id'];
            isOneToOne: false;
            referencedRelation: 'need';
            referencedColumns: ['id'];
          },
        ];
      };
      placement_day: {
        Row: {
          application_id: string;
          day: string;
          from_time: string;
          id: string;
          placement_id: string | null;
          state: Database['public']['Enums']['placement_day_state'];
          to_time: string;
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          application_id: string;
          day: string;
          from_time?: string;
          id?: string;
          placement_id?: string | null;
          state?: Database['public']['Enums']['placement_day_state'];
          to_time?: string;
          young_person_id: string;
        };
        Update: {
          application_id?: string;
          day?: string;
          from_time?: string;
          id?: string;
          placement_id?: string | null;
          state?: Database['public']['Enums']['placement_day_state'];
          to_time?: string;
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'placement_day_application_id_fkey';
            columns: ['application_id'];
            isOneToOne: false;
            referencedRelation: 'application';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'placement_day_placement_id_fkey';
            columns: ['placement_id'];
            isOneToOne: false;
            referencedRelation: 'placement';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'placement_day_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      placement_window: {
        Row: {
          class_id: string;
          monday: string;
          planned_at: string;
        };
        ComputedFields: never;
        Insert: {
          class_id: string;
          monday: string;
          planned_at?: string;
        };
        Update: {
          class_id?: string;
          monday?: string;
          planned_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'placement_window_class_id_fkey';
            columns: ['class_id'];
            isOneToOne: false;
            referencedRelation: 'school_class';
            referencedColumns: ['id'];
          },
        ];
      };
      plan_step: {
        Row: {
          asked_on: string | null;
          beside: boolean;
          from_on: string;
          from_time: string | null;
          host_says: boolean | null;
          id: string;
          moved_need_id: string | null;
          opening_id: string | null;
          outcome: Database['public']['Enums']['step_outcome'] | null;
          placement_id: string;
          settled_at: string | null;
          staff_says: boolean | null;
          to_time: string | null;
          until: string | null;
          weekdays: number[];
          young_person_says: boolean | null;
        };
        ComputedFields: never;
        Insert: {
          asked_on?: string | null;
          beside?: boolean;
          from_on: string;
          from_time?: string | null;
          host_says?: boolean | null;
          id?: string;
          moved_need_id?: string | null;
          opening_id?: string | null;
          outcome?: Database['public']['Enums']['step_outcome'] | null;
          placement_id: string;
          settled_at?: string | null;
          staff_says?: boolean | null;
          to_time?: string | null;
          until?: string | null;
          weekdays?: number[];
          young_person_says?: boolean | null;
        };
        Update: {
          asked_on?: string | null;
          beside?: boolean;
          from_on?: string;
          from_time?: string | null;
          host_says?: boolean | null;
          id?: string;
          moved_need_id?: string | null;
          opening_id?: string | null;
          outcome?: Database['public']['Enums']['step_outcome'] | null;
          placement_id?: string;
          settled_at?: string | null;
          staff_says?: boolean | null;
          to_time?: string | null;
          until?: string | null;
          weekdays?: number[];
          young_person_says?: boolean | null;
        };
        Relationships: [
          {
            foreignKeyName: 'plan_step_moved_need_id_fkey';
            columns: ['moved_need_id'];
            isOneToOne: false;
            referencedRelation: 'need';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'plan_step_opening_id_fkey';
            columns: ['opening_id'];
            isOneToOne: false;
            referencedRelation: 'opening';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'plan_step_placement_id_fkey';
            columns: ['placement_id'];
            isOneToOne: false;
            referencedRelation: 'placement';
            referencedColumns: ['id'];
          },
        ];
      };
      postcode: {
        Row: {
          code: string;
          latitude: number;
          longitude: number;
          name: string;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          latitude: number;
          longitude: number;
          name: string;
        };
        Update: {
          code?: string;
          latitude?: number;
          longitude?: number;
          name?: string;
        };
        Relationships: [];
      };
      quote: {
        Row: {
          consent_version: string;
          consented_at: string;
          decided_at: string | null;
          decided_by: string | null;
          guardian_agreed_at: string | null;
          guardian_needed: boolean;
          guardian_via: Database['public']['Enums']['channel'] | null;
          id: string;
          opening_id: string;
          placement_id: string;
          reason: Database['public']['Enums']['quote_reason'] | null;
          status: Database['public']['Enums']['quote_status'];
          words: string;
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          consent_version: string;
          consented_at?: string;
          decided_at?: string | null;
          decided_by?: string | null;
          guardian_agreed_at?: string | null;
          guardian_needed: boolean;
          guardian_via?: Database['public']['Enums']['channel'] | null;
          id?: string;
          opening_id: string;
          placement_id: string;
          reason?: Database['public']['Enums']['quote_reason'] | null;
          status?: Database['public']['Enums']['quote_status'];
          words: string;
          young_person_id: string;
        };
        Update: {
          consent_version?: string;
          consented_at?: string;
          decided_at?: string | null;
          decided_by?: string | null;
          guardian_agreed_at?: string | null;
          guardian_needed?: boolean;
          guardian_via?: Database['public']['Enums']['channel'] | null;
          id?: string;
          opening_id?: string;
          placement_id?: string;
          reason?: Database['public']['Enums']['quote_reason'] | null;
          status?: Database['public']['Enums']['quote_status'];
          words?: string;
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'quote_decided_by_fkey';
            columns: ['decided_by'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'quote_opening_id_fkey';
            columns: ['opening_id'];
            isOneToOne: false;
            referencedRelation: 'opening';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'quote_placement_id_fkey';
            columns: ['placement_id'];
            isOneToOne: true;
            referencedRelation: 'placement';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'quote_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      reflection: {
        Row: {
          id: string;
          moment: Database['public']['Enums']['reflection_moment'];
          new_ideas: Database['public']['Enums']['new_ideas'] | null;
          placement_id: string;
          shared_at: string | null;
          written_at: string;
          young_person_id: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          moment: Database['public']['Enums']['reflection_moment'];
          new_ideas?: Database['public']['Enums']['new_ideas'] | null;
          placement_id: string;
          shared_at?: string | null;
          written_at?: string;
          young_person_id: string;
        };
        Update: {
          id?: string;
          moment?: Database['public']['Enums']['reflection_moment'];
          new_ideas?: Database['public']['Enums']['new_ideas'] | null;
          placement_id?: string;
          shared_at?: string | null;
          written_at?: string;
          young_person_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'reflection_placement_id_fkey';
            columns: ['placement_id'];
            isOneToOne: false;
            referencedRelation: 'placement';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'reflection_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      reflection_answer: {
        Row: {
          dimension: Database['public']['Enums']['goal_dimension'];
          reflection_id: string;
          score: number | null;
          words: string;
        };
        ComputedFields: never;
        Insert: {
          dimension: Database['public']['Enums']['goal_dimension'];
          reflection_id: string;
          score?: number | null;
          words?: string;
        };
        Update: {
          dimension?: Database['public']['Enums']['goal_dimension'];
          reflection_id?: string;
          score?: number | null;
          words?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'reflection_answer_reflection_id_fkey';
            columns: ['reflection_id'];
            isOneToOne: false;
            referencedRelation: 'reflection';
            referencedColumns: ['id'];
          },
        ];
      };
      school: {
        Row: {
          district_id: string | null;
          form: string;
          id: string;
          name: string;
          postcode: string | null;
        };
        ComputedFields: never;
        Insert: {
          district_id?: string | null;
          form: string;
          id?: string;
          name: string;
          postcode?: string | null;
        };
        Update: {
          district_id?: string | null;
          form?: string;
          id?: string;
          name?: string;
          postcode?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'school_district_id_fkey';
            columns: ['district_id'];
            isOneToOne: false;
            referencedRelation: 'school_district';
            referencedColumns: ['id'];
          },
        ];
      };
      school_class: {
        Row: {
          class_code: string;
          grade: number;
          has_duty: boolean;
          id: string;
          name: string;
          school_id: string;
          school_year: number;
        };
        ComputedFields: never;
        Insert: {
          class_code: string;
          grade: number;
          has_duty?: boolean;
          id?: string;
          name: string;
          school_id: string;
          school_year: number;
        };
        Update: {
          class_code?: string;
          grade?: number;
          has_duty?: boolean;
          id?: string;
          name?: string;
          school_id?: string;
          school_year?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'school_class_school_id_fkey';
            columns: ['school_id'];
            isOneToOne: false;
            referencedRelation: 'school';
            referencedColumns: ['id'];
          },
        ];
      };
      school_district: {
        Row: {
          id: string;
          name: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          name: string;
        };
        Update: {
          id?: string;
          name?: string;
        };
        Relationships: [];
      };
      seat_hold: {
        Row: {
          application_id: string;
          opening_seat_id: string;
        };
        ComputedFields: never;
        Insert: {
          application_id: string;
          opening_seat_id: string;
        };
        Update: {
          application_id?: string;
          opening_seat_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'seat_hold_application_id_fkey';
            columns: ['application_id'];
            isOneToOne: false;
            referencedRelation: 'application';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'seat_hold_opening_seat_id_fkey';
            columns: ['opening_seat_id'];
            isOneToOne: false;
            referencedRelation: 'opening_seat';
            referencedColumns: ['id'];
          },
        ];
      };
      setting: {
        Row: {
          key: string;
          valid_from: string;
          value: string;
        };
        ComputedFields: never;
        Insert: {
          key: string;
          valid_from?: string;
          value: string;
        };
        Update: {
          key?: string;
          valid_from?: string;
          value?: string;
        };
        Relationships: [];
      };
      staff_leave: {
        Row: {
          deputy_id: string;
          entered_at: string;
          entered_by: string | null;
          from_day: string;
          id: string;
          staff_id: string;
          until_day: string | null;
        };
        ComputedFields: never;
        Insert: {
          deputy_id: string;
          entered_at?: string;
          entered_by?: string | null;
          from_day: string;
          id?: string;
          staff_id: string;
          until_day?: string | null;
        };
        Update: {
          deputy_id?: string;
          entered_at?: string;
          entered_by?: string | null;
          from_day?: string;
          id?: string;
          staff_id?: string;
          until_day?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'staff_leave_deputy_id_fkey';
            columns: ['deputy_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'staff_leave_entered_by_fkey';
            columns: ['entered_by'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'staff_leave_staff_id_fkey';
            columns: ['staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
        ];
      };
      staff_member: {
        Row: {
          deputy_id: string | null;
          email: string;
          id: string;
          left_at: string | null;
          name: string;
          phone: string;
          title: string;
          user_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          deputy_id?: string | null;
          email: string;
          id?: string;
          left_at?: string | null;
          name: string;
          phone: string;
          title: string;
          user_id?: string | null;
        };
        Update: {
          deputy_id?: string | null;
          email?: string;
          id?: string;
          left_at?: string | null;
          name?: string;
          phone?: string;
          title?: string;
          user_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'staff_member_deputy_id_fkey';
            columns: ['deputy_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
        ];
      };
      staff_scope: {
        Row: {
          class_id: string | null;
          desk: Database['public']['Enums']['desk'] | null;
          district_id: string | null;
          id: string;
          role: Database['public']['Enums']['staff_role'];
          school_id: string | null;
          staff_id: string;
          takes_new: boolean;
        };
        ComputedFields: never;
        Insert: {
          class_id?: string | null;
          desk?: Database['public']['Enums']['desk'] | null;
          district_id?: string | null;
          id?: string;
          role: Database['public']['Enums']['staff_role'];
          school_id?: string | null;
          staff_id: string;
          takes_new?: boolean;
        };
        Update: {
          class_id?: string | null;
          desk?: Database['public']['Enums']['desk'] | null;
          district_id?: string | null;
          id?: string;
          role?: Database['public']['Enums']['staff_role'];
          school_id?: string | null;
          staff_id?: string;
          takes_new?: boolean;
        };
        Relationships: [
          {
            foreignKeyName: 'staff_scope_class_id_fkey';
            columns: ['class_id'];
            isOneToOne: false;
            referencedRelation: 'school_class';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'staff_scope_district_id_fkey';
            columns: ['district_id'];
            isOneToOne: false;
            referencedRelation: 'school_district';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'staff_scope_school_id_fkey';
            columns: ['school_id'];
            isOneToOne: false;
            referencedRelation: 'school';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'staff_scope_staff_id_fkey';
            columns: ['staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
        ];
      };
      suggestion: {
        Row: {
          made_at: string;
          need_id: string;
          opening_id: string;
          position: number;
          reason: string;
        };
        ComputedFields: never;
        Insert: {
          made_at?: string;
          need_id: string;
          opening_id: string;
          position: number;
          reason?: string;
        };
        Update: {
          made_at?: string;
          need_id?: string;
          opening_id?: string;
          position?: number;
          reason?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'suggestion_need_id_fkey';
            columns: ['need_id'];
            isOneToOne: false;
            referencedRelation: 'need';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'suggestion_opening_id_fkey';
            columns: ['opening_id'];
            isOneToOne: false;
            referencedRelation: 'opening';
            referencedColumns: ['id'];
          },
        ];
      };
      task: {
        Row: {
          done_at: string | null;
          due_on: string;
          id: string;
          kind: Database['public']['Enums']['task_kind'];
          made_at: string;
          need_id: string | null;
          opening_id: string | null;
          partner_id: string | null;
          secretariat_told_at: string | null;
          staff_id: string;
          words: string;
          young_person_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          done_at?: string | null;
          due_on: string;
          id?: string;
          kind: Database['public']['Enums']['task_kind'];
          made_at?: string;
          need_id?: string | null;
          opening_id?: string | null;
          partner_id?: string | null;
          secretariat_told_at?: string | null;
          staff_id: string;
          words?: string;
          young_person_id?: string | null;
        };
        Update: {
          done_at?: string | null;
          due_on?: string;
          id?: string;
          kind?: Database['public']['Enums']['task_kind'];
          made_at?: string;
          need_id?: string | null;
          opening_id?: string | null;
          partner_id?: string | null;
          secretariat_told_at?: string | null;
          staff_id?: string;
          words?: string;
          young_person_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'task_need_id_fkey';
            columns: ['need_id'];
            isOneToOne: false;
            referencedRelation: 'need';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'task_opening_id_fkey';
            columns: ['opening_id'];
            isOneToOne: false;
            referencedRelation: 'opening';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'task_partner_id_fkey';
            columns: ['partner_id'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'task_staff_id_fkey';
            columns: ['staff_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'task_young_person_id_fkey';
            columns: ['young_person_id'];
            isOneToOne: false;
            referencedRelation: 'young_person';
            referencedColumns: ['id'];
          },
        ];
      };
      workplace: {
        Row: {
          bus: string;
          closed_at: string | null;
          district_id: string | null;
          id: string;
          latitude: number;
          longitude: number;
          name: string;
          p_unit: string | null;
          partner_id: string;
          phone: string | null;
          postcode: string;
          quiet: boolean;
          step_free: boolean;
          street: string;
        };
        ComputedFields: never;
        Insert: {
          bus?: string;
          closed_at?: string | null;
          district_id?: string | null;
          id?: string;
          latitude: number;
          longitude: number;
          name: string;
          p_unit?: string | null;
          partner_id: string;
          phone?: string | null;
          postcode: string;
          quiet?: boolean;
          step_free?: boolean;
          street: string;
        };
        Update: {
          bus?: string;
          closed_at?: string | null;
          district_id?: string | null;
          id?: string;
          latitude?: number;
          longitude?: number;
          name?: string;
          p_unit?: string | null;
          partner_id?: string;
          phone?: string | null;
          postcode?: string;
          quiet?: boolean;
          step_free?: boolean;
          street?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'workplace_district_id_fkey';
            columns: ['district_id'];
            isOneToOne: false;
            referencedRelation: 'school_district';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'workplace_partner_id_fkey';
            columns: ['partner_id'];
            isOneToOne: false;
            referencedRelation: 'partner';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'workplace_postcode_fkey';
            columns: ['postcode'];
            isOneToOne: false;
            referencedRelation: 'postcode';
            referencedColumns: ['code'];
          },
        ];
      };
      young_person: {
        Row: {
          birth_date: string;
          class_id: string | null;
          contact_id: string;
          created_at: string;
          email: string | null;
          emergency_name: string | null;
          emergency_phone: string | null;
          first_name: string;
          grade_outside: number | null;
          id: string;
          last_name: string;
          outside_school: string | null;
          phone: string | null;
          situation: Database['public']['Enums']['school_situation'];
          unlisted: boolean;
          user_id: string | null;
          via_contact_only: boolean;
        };
        ComputedFields: never;
        Insert: {
          birth_date: string;
          class_id?: string | null;
          contact_id: string;
          created_at?: string;
          email?: string | null;
          emergency_name?: string | null;
          emergency_phone?: string | null;
          first_name: string;
          grade_outside?: number | null;
          id?: string;
          last_name: string;
          outside_school?: string | null;
          phone?: string | null;
          situation: Database['public']['Enums']['school_situation'];
          unlisted?: boolean;
          user_id?: string | null;
          via_contact_only?: boolean;
        };
        Update: {
          birth_date?: string;
          class_id?: string | null;
          contact_id?: string;
          created_at?: string;
          email?: string | null;
          emergency_name?: string | null;
          emergency_phone?: string | null;
          first_name?: string;
          grade_outside?: number | null;
          id?: string;
          last_name?: string;
          outside_school?: string | null;
          phone?: string | null;
          situation?: Database['public']['Enums']['school_situation'];
          unlisted?: boolean;
          user_id?: string | null;
          via_contact_only?: boolean;
        };
        Relationships: [
          {
            foreignKeyName: 'young_person_class_id_fkey';
            columns: ['class_id'];
            isOneToOne: false;
            referencedRelation: 'school_class';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'young_person_contact_id_fkey';
            columns: ['contact_id'];
            isOneToOne: false;
            referencedRelation: 'staff_member';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      about_link: { Args: { token: string | null }; Returns: Json };
      accept_offer: {
        Args: { application_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      accept_step: { Args: { next_step_id: string | null; request_key?: string | null }; Returns: string };
      acknowledge_by_link: { Args: { tasks?: string[] | null; token: string | null }; Returns: boolean };
      acknowledge_placement: {
        Args: {
          party: Database['public']['Enums']['actor'] | null;
          placement_id: string | null;
          request_key?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      add_partner_member: {
        Args: {
          email: string | null;
          is_owner?: boolean | null;
          name: string | null;
          partner_id: string | null;
          request_key?: string | null;
          workplace_ids?: string[] | null;
        };
        Returns: string;
      };
      add_step: { Args: { request_key?: string | null; words: string | null }; Returns: string };
      agreement_page: { Args: { placement_id: string | null }; Returns: Json };
      allow_call: {
        Args: { allowed: boolean | null; application_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      announce_close: {
        Args: {
          need_id: string | null;
          outcome: Database['public']['Enums']['close_outcome'] | null;
          receiver?: Database['public']['Enums']['close_receiver'] | null;
          request_key?: string | null;
          talked?: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      announce_closure: {
        Args: { first_day: string | null; last_day: string | null; partner_id: string | null; request_key?: string | null; workplace_id?: string | null };
        Returns: string;
      };
      answer_arrival: { Args: { is_here: boolean | null; token: string | null }; Returns: boolean };
      answer_as_guardian: {
        Args: { answer: Database['public']['Enums']['guardian_answer'] | null; token: string | null };
        Returns: Database['public']['Enums']['guardian_answer'];
      };
      answer_as_host: { Args: { adult?: string | null; answer_is_yes: boolean | null; certificate?: boolean | null; token: string | null }; Returns: boolean };
      answer_check_in: {
        Args: {
          answer: Database['public']['Enums']['check_in_answer'] | null;
          check_in_id: string | null;
          request_key?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      answer_check_in_at_place: {
        Args: {
          answer: Database['public']['Enums']['check_in_answer'] | null;
          check_in_id: string | null;
          request_key?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      answer_check_in_link: { Args: { answer: Database['public']['Enums']['check_in_answer'] | null; token: string | null }; Returns: string };
      answer_collaboration: {
        Args: {
          again: Database['public']['Enums']['take_in_again'] | null;
          placement_id: string | null;
          request_key?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
          words?: string | null;
          worked: Database['public']['Enums']['worked_together'] | null;
        };
        Returns: string;
      };
      answer_collaboration_link: {
        Args: {
          again: Database['public']['Enums']['take_in_again'] | null;
          token: string | null;
          words?: string | null;
          worked: Database['public']['Enums']['worked_together'] | null;
        };
        Returns: boolean;
      };
      answer_step: {
        Args: {
          party: Database['public']['Enums']['actor'] | null;
          request_key?: string | null;
          says: boolean | null;
          step_id: string | null;
          via?: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      answers_counted: { Args: Record<PropertyKey, never>; Returns: Json };
      apply: {
        Args: {
          help_on?: boolean | null;
          may_call?: boolean | null;
          need_id?: string | null;
          opening_ids: string[] | null;
          own_words?: string | null;
          reasons?: string[] | null;
          request_key?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
          weeks?: string[] | null;
          young_person_id: string | null;
        };
        Returns: string;
      };
      approve_opening: { Args: { opening_id: string | null; request_key?: string | null }; Returns: string };
      approve_partner: { Args: { consultant_id?: string | null; partner_id: string | null; request_key?: string | null }; Returns: string };
      approve_placements: {
        Args: { placement_ids: string[] | null };
        Returns: {
          failure: string;
          placement_id: string;
        }[];
      };
      arrival_page: { Args: { token: string | null }; Returns: Json };
      ask_for_call: {
        Args: { need_id?: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null; young_person_id: string | null };
        Returns: string;
      };
      ask_for_erasure: { Args: { request_key?: string | null }; Returns: string };
      bulk_report: { Args: { report_id: string | null }; Returns: Json };
      cancel_by_host: {
        Args: {
          placement_id: string | null;
          reason: Database['public']['Enums']['hand_over_reason'] | null;
          request_key?: string | null;
          target: Database['public']['Enums']['hand_over_target'] | null;
          target_opening?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
          words?: string | null;
        };
        Returns: string;
      };
      case_conversation: { Args: { application_id: string | null; most?: number | null }; Returns: Json };
      case_file: { Args: { need_id: string | null }; Returns: Json };
      certificate: { Args: { placement_id: string | null }; Returns: Json };
      change_agreement: {
        Args: {
          clothes: string | null;
          contact_name: string | null;
          contact_phone: string | null;
          food: string | null;
          meet_who: string | null;
          meeting_place: string | null;
          placement_id: string | null;
          request_key?: string | null;
          seen_version?: number | null;
          tasks: string[] | null;
          transport: string | null;
          via?: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      change_contact: {
        Args: { note: string | null; planned?: boolean | null; request_key?: string | null; to_staff: string | null; young_person_id: string | null };
        Returns: string;
      };
      change_contact_many: {
        Args: { note: string | null; planned?: boolean | null; request_key?: string | null; to_staff: string | null; young_person_ids: string[] | null };
        Returns: number;
      };
      change_leave: { Args: { deputy_id?: string | null; leave_id: string | null; request_key?: string | null; until_day?: string | null }; Returns: string };
      check_in_case: { Args: { application_id: string | null }; Returns: Json };
      check_in_page: { Args: { token: string | null }; Returns: Json };
      choose_cv_contact: { Args: { prints_email: boolean | null; prints_phone: boolean | null; request_key?: string | null }; Returns: string };
      choose_destination: {
        Args: {
          destination: Database['public']['Enums']['positive_destination'] | null;
          need_id: string | null;
          request_key?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      choose_guardian_language: { Args: { language: string | null; token: string | null }; Returns: string };
      claim_messages: {
        Args: { batch?: number | null };
        Returns: {
          attempts: number;
          channel: string;
          data: Json;
          id: string;
          language: string;
          template: string;
          to_address: string;
        }[];
      };
      claim_my_records: { Args: Record<PropertyKey, never>; Returns: number };
      class_import_preview: { Args: { import_id: string | null }; Returns: Json };
      class_overview: { Args: Record<PropertyKey, never>; Returns: Json };
      classes_to_move_to: {
        Args: Record<PropertyKey, never>;
        Returns: {
          grade: number;
          id: string;
          name: string;
          school: string;
        }[];
      };
      collaboration_case: { Args: { application_id: string | null }; Returns: Json };
      collaboration_page: { Args: { token: string | null }; Returns: Json };
      colleagues: {
        Args: Record<PropertyKey, never>;
        Returns: {
          answers: string;
          away_until: string;
          id: string;
          is_away: boolean;
          is_me: boolean;
          name: string;
          people: number;
          title: string;
        }[];
      };
      complete_day: {
        Args: {
          day_id: string | null;
          request_key?: string | null;
          state: Database['public']['Enums']['placement_day_state'] | null;
          via?: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      complete_days: { Args: { day_ids: string[] | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      complete_placement: {
        Args: { placement_id: string | null; request_key?: string | null; still_there: boolean | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      confirm_account: { Args: { request_key?: string | null; task_id: string | null }; Returns: string };
      confirm_own_place: {
        Args: {
          adult?: string | null;
          answer_is_yes: boolean | null;
          application_id: string | null;
          certificate?: boolean | null;
          request_key?: string | null;
          via: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      confirm_roll_over: { Args: { request_key?: string | null; school_year: number | null }; Returns: string };
      coordinator_desk: {
        Args: {
          class_id?: string | null;
          longest_first?: boolean | null;
          page?: number | null;
          page_size?: number | null;
          search?: string | null;
          state?: string | null;
          whose?: string | null;
        };
        Returns: Json;
      };
      cv_for_place: { Args: { application_id: string | null }; Returns: Json };
      decide_erasure: { Args: { outcome: string | null; reason?: string | null; request_id: string | null; request_key?: string | null }; Returns: string };
      decide_next_year: {
        Args: {
          class_name?: string | null;
          grade?: number | null;
          request_key?: string | null;
          school_id?: string | null;
          situation?: Database['public']['Enums']['school_situation'] | null;
          to_staff?: string | null;
          way: string | null;
          young_person_ids: string[] | null;
        };
        Returns: number;
      };
      decide_quote: {
        Args: { publish: boolean | null; quote_id: string | null; reason?: Database['public']['Enums']['quote_reason'] | null; request_key?: string | null };
        Returns: string;
      };
      decline_offer: {
        Args: { application_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      delegate_approval: {
        Args: { class_id: string | null; delegated: boolean | null; request_key?: string | null; school_id: string | null };
        Returns: string;
      };
      delete_cv: { Args: { request_key?: string | null }; Returns: string };
      delete_reflection: { Args: { reflection_id: string | null; request_key?: string | null }; Returns: string };
      demo_clock: { Args: Record<PropertyKey, never>; Returns: Json };
      drop_step: { Args: { request_key?: string | null; step_id: string | null }; Returns: string };
      end_leave: { Args: { leave_id: string | null; request_key?: string | null }; Returns: string };
      end_need: { Args: { need_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      end_opening: { Args: { opening_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      end_partner: { Args: { partner_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      enter_leave: {
        Args: { deputy_id?: string | null; from_day: string | null; request_key?: string | null; staff_id: string | null; until_day?: string | null };
        Returns: string;
      };
      erasure_requests: { Args: Record<PropertyKey, never>; Returns: Json };
      erasures_kept: {
        Args: Record<PropertyKey, never>;
        Returns: {
          account: string;
          erased_at: string;
          scope: string;
          subject: string;
        }[];
      };
      experience_figures: { Args: { from_day: string | null; to_day: string | null }; Returns: Json };
      fill_opening: { Args: { opening_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      finish_task: { Args: { task_id: string | null }; Returns: string };
      forward: { Args: { need_id: string | null; request_key?: string | null }; Returns: string };
      forward_many: { Args: { need_ids: string[] | null; request_key?: string | null }; Returns: string };
      free_opening: { Args: { opening_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      give_class_duty: { Args: { class_id: string | null; request_key?: string | null }; Returns: string };
      guarantee_figures: { Args: { from_day: string | null; to_day: string | null }; Returns: Json };
      guardian_agreements: { Args: { token: string | null }; Returns: Json };
      guardian_page: { Args: { token: string | null }; Returns: Json };
      hand_on: {
        Args: {
          application_id: string | null;
          reason: Database['public']['Enums']['hand_over_reason'] | null;
          request_key?: string | null;
          target: Database['public']['Enums']['hand_over_target'] | null;
          target_opening?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
          words?: string | null;
        };
        Returns: string;
      };
      hand_over_people: {
        Args: {
          class_id?: string | null;
          expected: number | null;
          from_staff: string | null;
          note: string | null;
          planned?: boolean | null;
          request_key?: string | null;
          school_id?: string | null;
          to_staff: string | null;
        };
        Returns: number;
      };
      hand_over_preview: { Args: { class_id?: string | null; school_id?: string | null; staff_id: string | null }; Returns: Json };
      host_agreement: { Args: { token: string | null }; Returns: Json };
      host_page: { Args: { token: string | null }; Returns: Json };
      interrupt_placement: {
        Args: { placement_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      invite_to_visit: {
        Args: {
          application_id: string | null;
          request_key?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
          visit_at: string | null;
          visit_on: string | null;
        };
        Returns: string;
      };
      join_class_list: {
        Args: {
          birth_date: string | null;
          class_code: string | null;
          class_name?: string | null;
          first_name: string | null;
          last_name: string | null;
          phone?: string | null;
          request_key?: string | null;
          school_id?: string | null;
        };
        Returns: string;
      };
      journal_folder: { Args: { folder_id: string | null }; Returns: Json };
      journal_page: { Args: Record<PropertyKey, never>; Returns: Json };
      leave_class: { Args: { grade: number | null; request_key?: string | null; school_name: string | null; young_person_id: string | null }; Returns: string };
      leave_job: {
        Args: { expected: number | null; note: string | null; request_key?: string | null; staff_id: string | null; to_staff: string | null };
        Returns: string;
      };
      leave_page: { Args: Record<PropertyKey, never>; Returns: Json };
      make_journal_folder: { Args: { request_key?: string | null }; Returns: string };
      mark_folder_journaled: { Args: { folder_id: string | null; request_key?: string | null }; Returns: number };
      mark_journaled: { Args: { as_of: string | null; need_ids: string[] | null; request_key?: string | null }; Returns: number };
      mark_message: { Args: { delivered: boolean | null; failure?: string | null; message_id: string | null; problem?: string | null }; Returns: undefined };
      meetings_of: { Args: { young_person_id?: string | null }; Returns: Json };
      move_meeting: {
        Args: { day: string | null; meeting: Database['public']['Enums']['meeting'] | null; need_id: string | null; request_key?: string | null };
        Returns: string;
      };
      move_pupil: { Args: { request_key?: string | null; to_class: string | null; young_person_id: string | null }; Returns: string };
      my_cv: { Args: Record<PropertyKey, never>; Returns: Json };
      my_data: { Args: Record<PropertyKey, never>; Returns: Json };
      my_erasure: { Args: Record<PropertyKey, never>; Returns: Json };
      my_experience: { Args: Record<PropertyKey, never>; Returns: Json };
      my_looks: { Args: Record<PropertyKey, never>; Returns: Json };
      my_search: { Args: Record<PropertyKey, never>; Returns: Json };
      name_guardian: {
        Args: {
          email?: string | null;
          language?: string | null;
          name: string | null;
          phone?: string | null;
          request_key?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
          young_person_id: string | null;
        };
        Returns: string;
      };
      near_openings_for: {
        Args: { application_id: string | null };
        Returns: {
          free_days: number;
          km: number;
          opening_id: string;
          partner_name: string;
          public_id: string;
          title: string;
          town: string;
        }[];
      };
      need_conversations: { Args: { most?: number | null; need_id: string | null }; Returns: Json };
      new_class_code: { Args: { class_id: string | null; request_key?: string | null }; Returns: string };
      next_year_of: { Args: { young_person_id: string | null }; Returns: Json };
      not_here_yet: { Args: { day_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      not_in_class: { Args: { request_key?: string | null; young_person_id: string | null }; Returns: string };
      object_to_close: { Args: { need_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      offer_place: {
        Args: {
          adult?: string | null;
          application_id: string | null;
          certificate?: boolean | null;
          days?: string[] | null;
          ends_on?: string | null;
          from_time?: string | null;
          from_times?: string[] | null;
          request_key?: string | null;
          starts_on?: string | null;
          to_time?: string | null;
          to_times?: string[] | null;
          via?: Database['public']['Enums']['channel'] | null;
          weekdays?: number[] | null;
        };
        Returns: string;
      };
      open_incidents: { Args: Record<PropertyKey, never>; Returns: Json };
      open_need: {
        Args: {
          from_partner?: string | null;
          interests?: Database['public']['Enums']['interest'][] | null;
          kind?: Database['public']['Enums']['opening_kind'] | null;
          request_key?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
          young_person_id: string | null;
        };
        Returns: string;
      };
      opening_facets: {
        Args: {
          age?: number | null;
          branches?: Database['public']['Enums']['branch'][] | null;
          bus?: boolean | null;
          interests?: Database['public']['Enums']['interest'][] | null;
          kinds?: Database['public']['Enums']['opening_kind'][] | null;
          km?: number | null;
          only_free?: boolean | null;
          postcode?: string | null;
          query?: string | null;
          quiet?: boolean | null;
          step_free?: boolean | null;
          week?: string | null;
        };
        Returns: {
          facet: string;
          n: number;
          value: string;
        }[];
      };
      opening_flags: { Args: { opening_id: string | null }; Returns: Json };
      opening_page: { Args: { public_id: string | null }; Returns: Json };
      opening_to_edit: { Args: { opening_id: string | null }; Returns: Json };
      opening_to_look_at: { Args: { opening_id: string | null }; Returns: Json };
      openings_to_look_at: { Args: Record<PropertyKey, never>; Returns: Json };
      partner_branches: {
        Args: Record<PropertyKey, never>;
        Returns: {
          branch: Database['public']['Enums']['branch'];
          n: number;
        }[];
      };
      partner_case: { Args: { application_id: string | null }; Returns: Json };
      partner_closures: { Args: { partner_id: string | null }; Returns: Json };
      partner_for_staff: { Args: { partner_id: string | null }; Returns: Json };
      partner_home: { Args: { partner_id: string | null }; Returns: Json };
      partner_inbox: {
        Args: { partner_id: string | null };
        Returns: {
          age_band: string;
          application_id: string;
          asked_at: string;
          contact_name: string;
          contact_phone: string;
          due_on: string;
          first_name: string;
          kind: Database['public']['Enums']['opening_kind'];
          opening_id: string;
          opening_title: string;
          status: Database['public']['Enums']['application_status'];
          step: string;
          turn: Database['public']['Enums']['actor'];
          visit_at: string;
          visit_on: string;
          waits_since: string;
          week: string;
          workplace_id: string;
          workplace_name: string;
        }[];
      };
      partner_list: {
        Args: {
          branches?: Database['public']['Enums']['branch'][] | null;
          km?: number | null;
          page?: number | null;
          page_size?: number | null;
          postcode?: string | null;
          query?: string | null;
        };
        Returns: {
          about: string;
          branches_of: Database['public']['Enums']['branch'][];
          distance_km: number;
          in_all: number;
          name: string;
          openings: number;
          promise_days: number;
          public_id: string;
          towns: string[];
        }[];
      };
      partner_page: { Args: { public_id: string | null }; Returns: Json };
      partner_to_edit: { Args: { partner_id: string | null }; Returns: Json };
      partners_for_staff: { Args: { page?: number | null; search?: string | null; state?: string | null }; Returns: Json };
      pause_opening: { Args: { opening_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      pause_partner: {
        Args: { partner_id: string | null; request_key?: string | null; until: string | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      placement_week: { Args: { class_id?: string | null; monday: string | null; whose?: string | null }; Returns: Json };
      places_to_apply_for: { Args: { public_ids: string[] | null }; Returns: Json };
      plan_week: { Args: { class_ids: string[] | null; monday: string | null; request_key?: string | null }; Returns: string };
      plans_of: { Args: { placement_ids: string[] | null }; Returns: Json };
      prepare_roll_over: { Args: { note: string | null; request_key?: string | null; runs_on: string | null; school_year: number | null }; Returns: string };
      propose_own_place: {
        Args: {
          address: string | null;
          contact_name: string | null;
          days: string[] | null;
          email?: string | null;
          from_time: string | null;
          from_times?: string[] | null;
          name: string | null;
          need_id: string | null;
          phone?: string | null;
          request_key?: string | null;
          to_time: string | null;
          to_times?: string[] | null;
          via?: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      propose_step: {
        Args: {
          beside?: boolean | null;
          from_on: string | null;
          from_time?: string | null;
          opening_id?: string | null;
          placement_id: string | null;
          request_key?: string | null;
          to_time?: string | null;
          until?: string | null;
          weekdays?: number[] | null;
        };
        Returns: string;
      };
      public_figures: { Args: Record<PropertyKey, never>; Returns: Json };
      publish_opening: {
        Args: { opening_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      pupil_cv: { Args: { young_person_id: string | null }; Returns: Json };
      pupil_experience: { Args: { young_person_id: string | null }; Returns: Json };
      pupil_page: { Args: { young_person_id: string | null }; Returns: Json };
      purge_due: { Args: { most?: number | null }; Returns: number };
      read_messages: { Args: { application_id?: string | null; need_id?: string | null; up_to: number | null }; Returns: boolean };
      record_apprenticeship: {
        Args: { need_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      record_guardian_answer: {
        Args: {
          answer: Database['public']['Enums']['guardian_answer'] | null;
          need_id: string | null;
          request_key?: string | null;
          via: Database['public']['Enums']['channel'] | null;
        };
        Returns: string;
      };
      record_quote_guardian: {
        Args: { agrees: boolean | null; quote_id: string | null; request_key?: string | null; via: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      register_young_person: {
        Args: {
          birth_date: string | null;
          first_name: string | null;
          for_kind?: Database['public']['Enums']['opening_kind'] | null;
          grade_outside?: number | null;
          last_name: string | null;
          outside_school?: string | null;
          phone?: string | null;
          request_key?: string | null;
          situation: Database['public']['Enums']['school_situation'] | null;
        };
        Returns: string;
      };
      remind_many: { Args: { need_ids: string[] | null; request_key?: string | null }; Returns: string };
      remove_closure: { Args: { closure_id: string | null; request_key?: string | null }; Returns: string };
      remove_cv_language: { Args: { cv_language_id: string | null; request_key?: string | null }; Returns: string };
      remove_cv_place: { Args: { cv_place_id: string | null; request_key?: string | null }; Returns: string };
      remove_partner_member: { Args: { member_id: string | null }; Returns: string };
      remove_step: { Args: { next_step_id: string | null; request_key?: string | null }; Returns: string };
      renew_link: { Args: { token: string | null }; Returns: boolean };
      renew_partner: { Args: { partner_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      reopen_need: { Args: { need_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      replay_erasures: {
        Args: { accounts: string[] | null; erased_ats: string[] | null; scopes: string[] | null; subjects: string[] | null };
        Returns: number;
      };
      report_bounce: { Args: { message_id: string | null }; Returns: boolean };
      report_incident: {
        Args: { placement_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      report_opening: { Args: { public_id: string | null; reason: string | null; words?: string | null }; Returns: boolean };
      report_sick: { Args: { day_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      rest_need: {
        Args: { need_id: string | null; reason: Database['public']['Enums']['rest_reason'] | null; request_key?: string | null; until: string | null };
        Returns: string;
      };
      resume_opening: {
        Args: { opening_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      resume_partner: {
        Args: { partner_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null };
        Returns: string;
      };
      retention_periods: { Args: Record<PropertyKey, never>; Returns: Json };
      review_partner: { Args: { partner_id: string | null }; Returns: string };
      revision: { Args: Record<PropertyKey, never>; Returns: number };
      roll_over_page: { Args: { school_year: number | null }; Returns: Json };
      run_class_import: {
        Args: {
          import_id: string | null;
          new_lines?: number[] | null;
          request_key?: string | null;
          same_lines?: number[] | null;
          seen: string | null;
          skip_lines?: number[] | null;
        };
        Returns: string;
      };
      run_due_dates: { Args: { most?: number | null }; Returns: number };
      run_reminders: { Args: Record<PropertyKey, never>; Returns: number };
      run_roll_over: { Args: { request_key?: string | null; school_year: number | null }; Returns: number };
      save_cv_field: { Args: { field: Database['public']['Enums']['cv_field'] | null; request_key?: string | null; words: string | null }; Returns: string };
      save_cv_language: {
        Args: { level: Database['public']['Enums']['language_level'] | null; name: string | null; request_key?: string | null };
        Returns: string;
      };
      save_opening: {
        Args: {
          alone?: boolean | null;
          apply_before?: string | null;
          assessed?: boolean | null;
          branch: Database['public']['Enums']['branch'] | null;
          chemicals?: boolean | null;
          clothes?: string | null;
          days?: string[] | null;
          days_a_week?: number | null;
          ends_at?: string | null;
          food?: string | null;
          heavy_lifting?: boolean | null;
          hours_a_week?: number | null;
          interests?: Database['public']['Enums']['interest'][] | null;
          kind: Database['public']['Enums']['opening_kind'] | null;
          language_note?: string | null;
          late_or_alcohol?: boolean | null;
          learn?: string | null;
          machines?: boolean | null;
          meet_at?: string | null;
          meet_who?: string | null;
          min_age?: number | null;
          opening_id?: string | null;
          outside_url?: string | null;
          pay_text?: string | null;
          quiet?: boolean | null;
          request_key?: string | null;
          responsible_adult?: string | null;
          seats?: number | null;
          seats_in_all?: number | null;
          seen?: string | null;
          special?: boolean | null;
          starts_on?: string | null;
          step_free?: boolean | null;
          tags?: string[] | null;
          tasks: string[] | null;
          title: string | null;
          transport?: string | null;
          weeks_long?: number | null;
          workplace_id: string | null;
        };
        Returns: string;
      };
      save_partner: {
        Args: {
          about: string | null;
          branches: Database['public']['Enums']['branch'][] | null;
          cvr?: string | null;
          form?: Database['public']['Enums']['partner_form'] | null;
          name: string | null;
          p_unit?: string | null;
          partner_id: string | null;
          promise_days: number | null;
          request_key?: string | null;
          seen?: string | null;
          size_band: string | null;
          special_places?: number | null;
          website?: string | null;
          why: string | null;
        };
        Returns: string;
      };
      save_reflection: {
        Args: {
          moment: Database['public']['Enums']['reflection_moment'] | null;
          new_ideas?: Database['public']['Enums']['new_ideas'] | null;
          placement_id: string | null;
          request_key?: string | null;
          scores: number[] | null;
          words: string[] | null;
        };
        Returns: string;
      };
      save_workplace: {
        Args: {
          bus?: string | null;
          name: string | null;
          p_unit?: string | null;
          partner_id: string | null;
          phone?: string | null;
          postcode: string | null;
          quiet?: boolean | null;
          request_key?: string | null;
          seen?: string | null;
          step_free?: boolean | null;
          street: string | null;
          workplace_id?: string | null;
        };
        Returns: string;
      };
      say_first_day: {
        Args: {
          company: Database['public']['Enums']['first_day_company'] | null;
          placement_id: string | null;
          request_key?: string | null;
          via?: Database['public']['Enums']['channel'] | null;
          words?: string | null;
        };
        Returns: string;
      };
      school_approvals: { Args: Record<PropertyKey, never>; Returns: Json };
      school_classes: { Args: Record<PropertyKey, never>; Returns: Json };
      schools_i_list: {
        Args: Record<PropertyKey, never>;
        Returns: {
          classes: number;
          duty_grade: number;
          id: string;
          name: string;
        }[];
      };
      search_openings: {
        Args: {
          age?: number | null;
          branches?: Database['public']['Enums']['branch'][] | null;
          bus?: boolean | null;
          interests?: Database['public']['Enums']['interest'][] | null;
          kinds?: Database['public']['Enums']['opening_kind'][] | null;
          km?: number | null;
          only_free?: boolean | null;
          page?: number | null;
          page_size?: number | null;
          postcode?: string | null;
          query?: string | null;
          quiet?: boolean | null;
          step_free?: boolean | null;
          week?: string | null;
        };
        Returns: {
          apply_before: string;
          branch: Database['public']['Enums']['branch'];
          bus_text: string;
          days_a_week: number;
          distance_km: number;
          hours_a_week: number;
          is_full: boolean;
          kind: Database['public']['Enums']['opening_kind'];
          meet_at: string;
          min_age: number;
          paid: boolean;
          partner_name: string;
          pay_text: string;
          public_id: string;
          seats_any: number;
          starts_on: string;
          tags: string[];
          title: string;
          touched_on: string;
          town: string;
          weeks: Json;
          weeks_long: number;
        }[];
      };
      secretariat_desk: { Args: Record<PropertyKey, never>; Returns: Json };
      send_back_opening: { Args: { opening_id: string | null; reason: string | null; request_key?: string | null }; Returns: string };
      send_back_partner: { Args: { partner_id: string | null; reason: string | null; request_key?: string | null }; Returns: string };
      set_via_contact_only: { Args: { is_on: boolean | null; request_key?: string | null; young_person_id: string | null }; Returns: string };
      share_cv: { Args: { request_key?: string | null; shared: boolean | null }; Returns: string };
      share_reflection: { Args: { reflection_id: string | null; request_key?: string | null; shared: boolean | null }; Returns: string };
      sign_up_partner: {
        Args: {
          about?: string | null;
          ambassador: boolean | null;
          branches: Database['public']['Enums']['branch'][] | null;
          bus?: string | null;
          cvr: string | null;
          form: Database['public']['Enums']['partner_form'] | null;
          helps_all: boolean | null;
          member_name: string | null;
          member_phone?: string | null;
          member_title?: string | null;
          name: string | null;
          p_unit?: string | null;
          postcode: string | null;
          promise_days?: number | null;
          recommended_by?: string | null;
          request_key?: string | null;
          size_band?: string | null;
          street: string | null;
          takes_in: boolean | null;
          why?: string | null;
        };
        Returns: string;
      };
      staff_tasks: { Args: { whose?: string | null }; Returns: Json };
      start_class_import: {
        Args: {
          birth_dates: string[] | null;
          class_names: string[] | null;
          duty_grade: number | null;
          emails: string[] | null;
          first_names: string[] | null;
          guardian_emails: string[] | null;
          guardian_languages: string[] | null;
          guardian_names: string[] | null;
          guardian_phones: string[] | null;
          last_names: string[] | null;
          lines: number[] | null;
          phones: string[] | null;
          refused: string[] | null;
          request_key?: string | null;
          school_id: string | null;
          school_year: number | null;
          whole_classes: boolean | null;
        };
        Returns: string;
      };
      start_longer_placement: {
        Args: {
          end_meeting: string | null;
          midway_meeting: string | null;
          request_key?: string | null;
          start_meeting: string | null;
          young_person_id: string | null;
        };
        Returns: string;
      };
      stop_preview: { Args: { opening_id?: string | null; partner_id: string | null }; Returns: Json };
      suggest: { Args: { need_id: string | null; opening_ids: string[] | null; reasons?: string[] | null; request_key?: string | null }; Returns: string };
      suggest_many: { Args: { monday: string | null; need_ids: string[] | null; opening_ids: string[] | null; request_key?: string | null }; Returns: string };
      suggest_openings_for: {
        Args: { most?: number | null; need_id: string | null; words?: string | null };
        Returns: {
          branch: Database['public']['Enums']['branch'];
          by_day: boolean;
          free_days: number;
          kind: Database['public']['Enums']['opening_kind'];
          km: number;
          min_age: number;
          opening_id: string;
          partner_name: string;
          public_id: string;
          special: boolean;
          title: string;
          weeks: Json;
          why: string[];
        }[];
      };
      suggest_step: { Args: { request_key?: string | null; words: string | null; young_person_id: string | null }; Returns: string };
      suggested_min_age: {
        Args: {
          alone: boolean | null;
          chemicals: boolean | null;
          heavy_lifting: boolean | null;
          kind: Database['public']['Enums']['opening_kind'] | null;
          late_or_alcohol: boolean | null;
          machines: boolean | null;
        };
        Returns: number;
      };
      suspend_partner: { Args: { partner_id: string | null; request_key?: string | null }; Returns: string };
      take_back_erasure: { Args: { request_key?: string | null }; Returns: string };
      take_back_quote: { Args: { quote_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      take_over_cv_places: { Args: { request_key?: string | null }; Returns: string };
      teacher_classes: { Args: Record<PropertyKey, never>; Returns: Json };
      tick_step: { Args: { done: boolean | null; next_step_id: string | null; request_key?: string | null }; Returns: string };
      today: { Args: Record<PropertyKey, never>; Returns: string };
      travel: { Args: { step: string | null }; Returns: Json };
      unread_messages: {
        Args: Record<PropertyKey, never>;
        Returns: {
          application_id: string;
          need_id: string;
          unread: number;
        }[];
      };
      update_young_person: {
        Args: {
          email?: string | null;
          emergency_name?: string | null;
          emergency_phone?: string | null;
          phone?: string | null;
          request_key?: string | null;
          young_person_id: string | null;
        };
        Returns: string;
      };
      viewer: { Args: Record<PropertyKey, never>; Returns: Json };
      wake_need: { Args: { need_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      want_other: { Args: { need_id: string | null; request_key?: string | null; via?: Database['public']['Enums']['channel'] | null }; Returns: string };
      week_places: { Args: { class_id?: string | null; monday: string | null; whose?: string | null }; Returns: Json };
      week_suggestions: {
        Args: { monday: string | null; need_ids: string[] | null };
        Returns: {
          class_name: string;
          first_name: string;
          km: number;
          last_name: string;
          need_id: string;
          opening_id: string;
          partner_name: string;
          public_id: string;
          title: string;
          why: string[];
          young_person_id: string;
        }[];
      };
      why_nothing_is_mine: { Args: Record<PropertyKey, never>; Returns: string };
      work_flags: { Args: { young_person_id: string | null }; Returns: Json };
      work_rules: {
        Args: { on_day?: string | null };
        Returns: {
          amount: number;
          bands: Database['public']['Enums']['work_band'][];
          branches: Database['public']['Enums']['branch'][];
          code: string;
          days_of: string;
          earliest: string;
          in_doubt: boolean;
          kinds: Database['public']['Enums']['opening_kind'][];
          latest: string;
          over_hours: number;
          source: string;
          source_url: string;
          strictness: string;
          unit: string;
          valid_from: string;
          valid_to: string;
          weekdays: number[];
          widens: boolean;
        }[];
      };
      write_message: {
        Args: {
          application_id?: string | null;
          body: string | null;
          need_id?: string | null;
          request_key?: string | null;
          said_by?: Database['public']['Enums']['actor'] | null;
          via?: Database['public']['Enums']['channel'] | null;
          wants_answer?: boolean | null;
        };
        Returns: string;
      };
      write_note: { Args: { body: string | null; request_key?: string | null; young_person_id: string | null }; Returns: string };
      write_quote: {
        Args: { consent_version: string | null; placement_id: string | null; request_key?: string | null; words: string | null };
        Returns: string;
      };
    };
    Enums: {
      actor: 'young_person' | 'guardian' | 'partner' | 'host' | 'coordinator' | 'school' | 'consultant' | 'secretariat' | 'system';
      application_status: 'waiting' | 'live' | 'offered' | 'accepted' | 'handed_on' | 'declined' | 'superseded' | 'withdrawn';
      branch:
        | 'farming_nature'
        | 'food_kitchen'
        | 'building'
        | 'industry'
        | 'energy_environment'
        | 'shops'
        | 'vehicles_transport'
        | 'tourism_events'
        | 'it_media_design'
        | 'office_finance'
        | 'children_schools'
        | 'care_health'
        | 'police_rescue_public'
        | 'hair_beauty_sport';
      channel: 'self' | 'link' | 'phone' | 'paper' | 'in_person' | 'system';
      check_in_answer: 'well' | 'not_well' | 'stopped';
      close_outcome: 'education' | 'job' | 'other_help';
      close_receiver: 'kui' | 'job_desk' | 'youth_guide' | 'school' | 'other_municipality';
      cv_field: 'good_at' | 'tried' | 'school' | 'spare_time' | 'would_like';
      desk: 'coordinator' | 'job_desk' | 'kui' | 'consultant';
      first_day_company: 'nobody' | 'guardian' | 'contact_person' | 'youth_guide' | 'friend' | 'other';
      goal_dimension: 'outlook' | 'insight' | 'competences';
      guardian_answer: 'yes' | 'no' | 'call_me' | 'not_my_child';
      hand_over_reason:
        | 'full'
        | 'not_in_that_week'
        | 'too_young_for_the_tasks'
        | 'no_one_to_follow'
        | 'other_tasks_fit_better'
        | 'closed_then'
        | 'cancelled_by_host'
        | 'opening_ended'
        | 'partner_paused'
        | 'partner_ended'
        | 'no_answer'
        | 'offer_ran_out'
        | 'other';
      hand_over_target: 'partner_in_network' | 'company_consultant' | 'coordinator' | 'fourth_party';
      interest: 'hands' | 'people' | 'animals' | 'numbers' | 'text' | 'pictures_sound' | 'technology' | 'nature' | 'food' | 'sport' | 'outdoors' | 'deciding';
      language_level: 'a_little' | 'speaks_well' | 'mother_tongue';
      meeting: 'start' | 'midway' | 'end';
      need_status:
        | 'wishing'
        | 'with_coordinator'
        | 'with_partner'
        | 'visit'
        | 'offered'
        | 'arranged'
        | 'under_way'
        | 'resting'
        | 'fulfilled'
        | 'closed_with_help'
        | 'ended_by_young_person';
      new_ideas: 'yes' | 'no' | 'not_sure';
      opening_kind: 'school_placement' | 'extended_placement' | 'junior_apprenticeship' | 'intro_job' | 'after_school_job' | 'apprenticeship' | 'mentorship';
      opening_status: 'draft' | 'in_review' | 'published' | 'full' | 'paused' | 'expired';
      partner_form: 'company' | 'self_governing' | 'public' | 'association' | 'institution';
      partner_status: 'applied' | 'under_review' | 'active' | 'renewal_due' | 'paused' | 'suspended' | 'ended';
      placement_day_state: 'offered' | 'planned' | 'came' | 'sick' | 'did_not_come';
      placement_status: 'arranging' | 'ready' | 'under_way' | 'completed' | 'interrupted' | 'cancelled';
      positive_destination: 'education' | 'job' | 'not_yet';
      quote_reason: 'names_somebody' | 'too_private' | 'not_about_the_place' | 'unfriendly' | 'guardian_said_no';
      quote_status: 'waiting' | 'published' | 'not_published';
      reflection_moment: 'before' | 'after';
      rest_reason: 'waiting_for_season' | 'exams' | 'moving' | 'wants_a_break' | 'other_help_first';
      school_situation: 'pupil' | 'tenth_grade' | 'fgu' | 'youth_education' | 'no_school';
      staff_role: 'coordinator' | 'career_adviser' | 'teacher' | 'school_leader' | 'company_consultant' | 'youth_guide' | 'secretariat' | 'advisory_board';
      step_outcome: 'agreed' | 'declined' | 'unanswered' | 'dropped';
      take_in_again: 'yes' | 'perhaps' | 'no';
      task_kind:
        | 'call_me'
        | 'guardian_call'
        | 'guardian_not_mine'
        | 'help_on'
        | 'tip'
        | 'check_unlisted'
        | 'confirm_account'
        | 'confirm_own_place'
        | 'interest_elsewhere'
        | 'opening_problem'
        | 'bounced'
        | 'walk_in'
        | 'message'
        | 'left_class_list'
        | 'next_school'
        | 'not_arrived'
        | 'day_not_confirmed'
        | 'incident'
        | 'erasure_request'
        | 'check_in'
        | 'quote'
        | 'step_question'
        | 'step_declined'
        | 'placement_meeting';
      work_band: 'under_13' | 'age_13_14' | 'age_15_17_in_school' | 'age_15_17_left_school' | 'adult';
      worked_together: 'well' | 'partly' | 'badly';
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views']) | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {
      actor: ['young_person', 'guardian', 'partner', 'host', 'coordinator', 'school', 'consultant', 'secretariat', 'system'],
      application_status: ['waiting', 'live', 'offered', 'accepted', 'handed_on', 'declined', 'superseded', 'withdrawn'],
      branch: [
        'farming_nature',
        'food_kitchen',
        'building',
        'industry',
        'energy_environment',
        'shops',
        'vehicles_transport',
        'tourism_events',
        'it_media_design',
        'office_finance',
        'children_schools',
        'care_health',
        'police_rescue_public',
        'hair_beauty_sport',
      ],
      channel: ['self', 'link', 'phone', 'paper', 'in_person', 'system'],
      check_in_answer: ['well', 'not_well', 'stopped'],
      close_outcome: ['education', 'job', 'other_help'],
      close_receiver: ['kui', 'job_desk', 'youth_guide', 'school', 'other_municipality'],
      cv_field: ['good_at', 'tried', 'school', 'spare_time', 'would_like'],
      desk: ['coordinator', 'job_desk', 'kui', 'consultant'],
      first_day_company: ['nobody', 'guardian', 'contact_person', 'youth_guide', 'friend', 'other'],
      goal_dimension: ['outlook', 'insight', 'competences'],
      guardian_answer: ['yes', 'no', 'call_me', 'not_my_child'],
      hand_over_reason: [
        'full',
        'not_in_that_week',
        'too_young_for_the_tasks',
        'no_one_to_follow',
        'other_tasks_fit_better',
        'closed_then',
        'cancelled_by_host',
        'opening_ended',
        'partner_paused',
        'partner_ended',
        'no_answer',
        'offer_ran_out',
        'other',
      ],
      hand_over_target: ['partner_in_network', 'company_consultant', 'coordinator', 'fourth_party'],
      interest: ['hands', 'people', 'animals', 'numbers', 'text', 'pictures_sound', 'technology', 'nature', 'food', 'sport', 'outdoors', 'deciding'],
      language_level: ['a_little', 'speaks_well', 'mother_tongue'],
      meeting: ['start', 'midway', 'end'],
      need_status: [
        'wishing',
        'with_coordinator',
        'with_partner',
        'visit',
        'offered',
        'arranged',
        'under_way',
        'resting',
        'fulfilled',
        'closed_with_help',
        'ended_by_young_person',
      ],
      new_ideas: ['yes', 'no', 'not_sure'],
      opening_kind: ['school_placement', 'extended_placement', 'junior_apprenticeship', 'intro_job', 'after_school_job', 'apprenticeship', 'mentorship'],
      opening_status: ['draft', 'in_review', 'published', 'full', 'paused', 'expired'],
      partner_form: ['company', 'self_governing', 'public', 'association', 'institution'],
      partner_status: ['applied', 'under_review', 'active', 'renewal_due', 'paused', 'suspended', 'ended'],
      placement_day_state: ['offered', 'planned', 'came', 'sick', 'did_not_come'],
      placement_status: ['arranging', 'ready', 'under_way', 'completed', 'interrupted', 'cancelled'],
      positive_destination: ['education', 'job', 'not_yet'],
      quote_reason: ['names_somebody', 'too_private', 'not_about_the_place', 'unfriendly', 'guardian_said_no'],
      quote_status: ['waiting', 'published', 'not_published'],
      reflection_moment: ['before', 'after'],
      rest_reason: ['waiting_for_season', 'exams', 'moving', 'wants_a_break', 'other_help_first'],
      school_situation: ['pupil', 'tenth_grade', 'fgu', 'youth_education', 'no_school'],
      staff_role: ['coordinator', 'career_adviser', 'teacher', 'school_leader', 'company_consultant', 'youth_guide', 'secretariat', 'advisory_board'],
      step_outcome: ['agreed', 'declined', 'unanswered', 'dropped'],
      take_in_again: ['yes', 'perhaps', 'no'],
      task_kind: [
        'call_me',
        'guardian_call',
        'guardian_not_mine',
        'help_on',
        'tip',
        'check_unlisted',
        'confirm_account',
        'confirm_own_place',
        'interest_elsewhere',
        'opening_problem',
        'bounced',
        'walk_in',
        'message',
        'left_class_list',
        'next_school',
        'not_arrived',
        'day_not_confirmed',
        'incident',
        'erasure_request',
        'check_in',
        'quote',
        'step_question',
        'step_declined',
        'placement_meeting',
      ],
      work_band: ['under_13', 'age_13_14', 'age_15_17_in_school', 'age_15_17_left_school', 'adult'],
      worked_together: ['well', 'partly', 'badly'],
    },
  },
} as const;
