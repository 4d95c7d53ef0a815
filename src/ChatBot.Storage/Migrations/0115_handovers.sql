-- The work of one person given to another (R80): one row a handover, one receipt an item. Each item is done in a transaction of its own.
create table handovers (
    id $identity$,
    from_person text not null,
    to_person text not null,
    done_by text not null,
    reverse_of bigint,
    cause bigint,
    begun_at bigint not null,
    finished_at bigint,
    told_at bigint
);
create index handovers_pair on handovers (from_person, to_person);

create table handover_items (
    id $identity$,
    handover_id bigint not null,
    kind text not null,
    record_no text not null,
    part text not null,
    title text not null,
    customer text not null,
    state text not null,
    reason text,
    done_at bigint
);
create index handover_items_of on handover_items (handover_id, id);
create index handover_items_waiting on handover_items (id) where state = 'Waiting';

-- People who are gone and whose superiors have been asked to hand their work over.
create table handover_proposals (
    person text primary key,
    told_at bigint not null
);

-- Whatever a person has is looked up by that person.
create index cases_running_initiator on cases (initiator) where state = 'Running';
create index case_stages_holder on case_stages (holder) where state in ('Open', 'Waiting');
create index commitments_responsible on commitments (responsible) where closed_at is null;
create index contracts_owner on contracts (owner);
create index customers_owner on customers (owner);
