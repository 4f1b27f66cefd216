package no.avtaleverk.search;

/** An open index: it answers, it keeps up, it can be checked, and it must be closed. */
public interface AgreementIndex extends AgreementSearch, TextQuestions, IndexCatchUp, IndexCheck, AutoCloseable {
    @Override
    void close();
}
