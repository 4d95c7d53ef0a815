-- What a customer is to pay, item by item (R71). due_day is the day as agreed; holidays move the clocks, not the agreement.
create table payment_items (
    record_no text primary key,
    contract_no text not null,
    position bigint not null,
    amount_fen bigint not null,
    share text not null,
    event text not null,
    wait bigint not null,
    wait_unit text not null,
    due_day text,
    note text not null,
    state text not null,
    received_fen bigint not null,
    created_by text not null,
    created_at bigint not null,
    version bigint not null
);
create index payment_items_contract on payment_items (contract_no, position);
create index payment_items_open on payment_items (due_day) where state = 'Open';

-- Money that came or went back, to the fen; without an item it is held for the contract (预收). Cash by day is the sum of these rows (R11).
create table payment_receipts (
    id $identity$,
    contract_no text not null,
    item_no text,
    amount_fen bigint not null,
    day text not null,
    kind text not null,
    reason text not null,
    asked_of text not null,
    recorded_by text not null,
    recorded_at bigint not null,
    cause bigint not null,
    undone_at bigint
);
create index payment_receipts_contract on payment_receipts (contract_no);
create index payment_receipts_item on payment_receipts (item_no) where item_no is not null;
create index payment_receipts_author on payment_receipts (recorded_by, recorded_at);
create index payment_receipts_cause on payment_receipts (cause);
create index payment_receipts_day on payment_receipts (day);

-- When what conditions wait for happened: signed, delivered, accepted. The latest row that was not undone counts.
create table contract_events (
    id $identity$,
    contract_no text not null,
    event text not null,
    day text not null,
    recorded_by text not null,
    recorded_at bigint not null,
    cause bigint not null,
    undone_at bigint
);
create index contract_events_contract on contract_events (contract_no, event, id);
create index contract_events_cause on contract_events (cause);

-- How much money hangs on a clock: tips rank by money × time, reminders say it.
alter table deadlines add column amount_fen bigint;
