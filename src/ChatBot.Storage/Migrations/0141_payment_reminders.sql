-- Reminders of a payment that a rep forwards to the customer (R38): written, sent, opened, confirmed. Looking at an address opens nothing.
create table payment_reminders (
    id $identity$,
    item_no text not null,
    contract_no text not null,
    customer text not null,
    contact text not null,
    by_person text not null,
    words text not null,
    made_at bigint not null,
    expires_at bigint not null,
    sent_at bigint,
    opened_at bigint,
    confirmed_at bigint,
    confirmed_by text,
    address text,
    told_at bigint,
    withdrawn_at bigint
);
create index payment_reminders_item on payment_reminders (item_no, by_person);
create index payment_reminders_by on payment_reminders (by_person, id);
create index payment_reminders_silent on payment_reminders (sent_at) where confirmed_at is null and told_at is null and sent_at is not null;
