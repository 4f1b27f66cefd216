package no.avtaleverk.model.ros;

/** What a measure acts on. A measure that makes something rarer does not make it milder. */
public enum Lowers {
    LIKELIHOOD,
    CONSEQUENCE,
    BOTH;

    public boolean lowersLikelihood() {
        return this != CONSEQUENCE;
    }

    public boolean lowersConsequence() {
        return this != LIKELIHOOD;
    }
}
