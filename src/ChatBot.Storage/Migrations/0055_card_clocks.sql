-- Which clock (record/part) the buttons of a card are about: when it stops, cards that still can be updated are greyed (C8, P4).
alter table outbox add column clock text;
create index outbox_clock on outbox (clock) where clock is not null;
