-- Several half-filled commands a person: one of each kind. The one touched last is open, the others wait.
create table drafts_by_command (
    person text not null,
    command text not null,
    said text not null,
    asked text,
    misses integer not null,
    parked integer not null,
    started_at bigint not null,
    touched_at bigint not null,
    expires_at bigint not null,
    primary key (person, command)
);
insert into drafts_by_command (person, command, said, asked, misses, parked, started_at, touched_at, expires_at)
select person, command, said, asked, misses, parked, started_at, started_at, expires_at from drafts;
drop table drafts;
alter table drafts_by_command rename to drafts;

-- Which record was number 2 of the list that a person saw last.
create table shown_lists (
    person text primary key,
    records text not null,
    shown_at bigint not null
);

-- How many messages in a row the bot did not understand, per person.
create table not_understood (
    person text primary key,
    in_a_row integer not null,
    said_at bigint not null
);

-- First words that were not understood, for admins; null where the word may name a customer or a person.
create table missed_words (
    id $identity$,
    word text,
    proposed text,
    said_at bigint not null
);
create index missed_words_said on missed_words (said_at);
