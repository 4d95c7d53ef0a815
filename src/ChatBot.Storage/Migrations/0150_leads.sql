-- Leads: a deal on its way through the links of templates/leads.yaml (R01). link is the id of the link that is current.
create table leads (
    record_no text primary key,
    customer_id bigint not null,
    title text not null,
    amount_fen bigint,
    source text not null,
    owner text not null,
    logged_by text not null,
    logged_at bigint not null,
    link text not null,
    link_since bigint not null,
    state text not null,
    closed_at bigint,
    closed_by text,
    contract_no text,
    loss_reason text,
    loss_note text,
    loss_internal_minutes bigint,
    loss_slowest text,
    disputed_by text,
    disputed_at bigint,
    dispute_reason text,
    withdrawn_at bigint,
    version bigint not null
);
create index leads_owner on leads (owner, state);
create index leads_customer on leads (customer_id);
create index leads_closed on leads (state, closed_at);
create index leads_logged on leads (logged_at);

-- Who took a lead into which link and when it left again. A step that was taken back stays, marked.
create table lead_stays (
    record_no text not null,
    seq integer not null,
    link text not null,
    entered_at bigint not null,
    entered_by text not null,
    left_at bigint,
    left_by text,
    note text not null,
    skipped text not null,
    skip_reason text not null,
    undone_at bigint,
    primary key (record_no, seq)
);
-- Two links are never current.
create unique index lead_stays_current on lead_stays (record_no) where left_at is null and undone_at is null;
create index lead_stays_link on lead_stays (link, entered_at);
