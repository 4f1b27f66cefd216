package no.avtaleverk.search;

/** An open index: it answers, it keeps up, and it must be closed. */
public interface AgreementIndex extends AgreementSearch, TextQuestions, IndexCatchUp, AutoCloseable {
    @Override
    void close();
}
