package no.avtaleverk.web.page;

import java.util.List;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.history.ClauseLife;
import no.avtaleverk.workflow.history.ClauseLife.Act;
import no.avtaleverk.workflow.history.ClauseLife.Strand;
import org.springframework.stereotype.Component;

/** Who did what with a clause, in words. */
@Component
final class ActLines {
    private final PageWords words;

    ActLines(PageWords words) {
        this.words = words;
    }

    /**
     * An act in words.
     *
     * @param who name and organisation; empty when nobody is named
     * @param late whether it was recorded on a later day than it counts from
     * @param href where more is told; empty when nowhere
     */
    record Line(Act act, String who, String reference, boolean late, String href) {}

    /** What was done, in the order it is given. */
    List<Line> of(List<Act> acts, Strand strand) {
        return acts.stream().map(act -> line(act, strand)).toList();
    }

    private Line line(Act act, Strand strand) {
        String agreement = "/agreements/" + strand.agreement();
        return new Line(
                act,
                who(act),
                reference(act),
                act.recorded() != null && !words.day(act.recorded()).equals(words.date(act.on())),
                switch (act.kind()) {
                    case DEVIATION -> agreement + "/follow-up/deviation#" + act.reference();
                    case PROPOSED, COMMENTED, REJECTED -> agreement + "/discussion#" + act.reference();
                    case HEARING_REMARK -> agreement + "/board";
                    default -> "";
                });
    }

    private String who(Act act) {
        boolean organ = act.kind() == ClauseLife.Kind.ADOPTED
                || act.kind() == ClauseLife.Kind.DECLINED
                || act.kind() == ClauseLife.Kind.SET_ASIDE
                || act.kind() == ClauseLife.Kind.CHANGE_WISHED;
        String name = organ ? words.capital(Organ.valueOf(act.who())) : act.who();
        PartyId organisation = act.organisation();
        return organisation == null || words.party(organisation).equals(name)
                ? name
                : name + ", " + words.party(organisation);
    }

    private String reference(Act act) {
        return switch (act.kind()) {
            case ADOPTED, DECLINED, SET_ASIDE, CHANGE_WISHED ->
                act.reference().isEmpty() ? "" : words.say("parties.case", act.reference());
            case SUBMITTED, ISSUED -> words.say("version.n", act.reference());
            case STANDARD_TAKEN -> standard(act.reference());
            case PROPOSAL_TAKEN_IN -> words.say("life.taken-in-by", act.reference());
            case DRAFTED -> act.reference().isEmpty() ? "" : standard(act.reference());
            case REGISTERED, SIGNED -> act.reference();
            default -> "";
        };
    }

    /** @param reference number of a version, after its key and "@" when the text came with the product */
    private String standard(String reference) {
        return words.say("life.standard-version", reference.substring(reference.indexOf('@') + 1));
    }
}
