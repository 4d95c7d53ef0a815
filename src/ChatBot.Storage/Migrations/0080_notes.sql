-- What people sent that belonged to nothing: kept until it is linked to a customer or thrown away. Pieces sent in a row are one item.
create table loose_items (
    id $identity$,
    person text not null,
    number integer not null,
    kinds text not null,
    words text not null,
    first_at bigint not null,
    last_at bigint not null,
    asked_at bigint,
    grows_until bigint,
    state text not null,
    record_no text,
    settled_at bigint
);
create index loose_items_open on loose_items (person, id) where state = 'Open';
create index loose_items_person on loose_items (person, number, id);
create index loose_items_record on loose_items (record_no) where record_no is not null;

-- The number that each person's loose input got last; holding the row keeps what comes at the same moment in order.
create table loose_people (
    person text primary key,
    last_number integer not null
);

-- A proof that waits in a loose item keeps no record until the item gets one.
alter table evidence add column loose_item bigint;
create index evidence_loose on evidence (loose_item) where loose_item is not null;

-- What was said by or about a customer, under an FK number. Earlier wordings stand in the ledger.
create table notes (
    record_no text primary key,
    customer_id bigint not null,
    words text not null,
    origin text not null,
    author text not null,
    noted_at bigint not null,
    edited_at bigint,
    need_no text,
    grows_until bigint,
    withdrawn_at bigint,
    version integer not null
);
create index notes_customer on notes (customer_id, noted_at);
create index notes_author on notes (author, noted_at);
create index notes_need on notes (need_no) where need_no is not null;

-- Who has been reminded of loose input on which day: once each.
create table loose_reminders (
    person text not null,
    day text not null,
    reminded_at bigint not null,
    primary key (person, day)
);

-- With whom somebody worked last.
create index cases_initiator on cases (initiator, started_at);
create index commitments_made on commitments (promiser, made_at);
