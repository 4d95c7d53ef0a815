-- Which link may be signed: only the last one that was made for a stage.
create table case_sign_requests (
    record_no text not null,
    stage text not null,
    serial integer not null,
    signer text not null,
    issued_by text not null,
    issued_at bigint not null,
    primary key (record_no, stage)
);
