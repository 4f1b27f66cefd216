package no.avtaleverk.model.notice;

import java.util.List;

/** The mails of a trial, kept to be looked at since they go to invented people. */
public interface Outbox {
    /** Newest first. */
    List<Mail> mails();
}
