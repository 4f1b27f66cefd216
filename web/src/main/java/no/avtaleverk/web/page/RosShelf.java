package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.ros.OwnLibrary;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.workflow.ros.KeepingRosLibraries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Whose ROS library and scale a person looks at. */
@Component
final class RosShelf {
    static final String COMMON = "common";

    private final KeepingRosLibraries libraries;
    private final PartyRegister register;
    private final PageWords words;

    RosShelf(KeepingRosLibraries libraries, PartyRegister register, PageWords words) {
        this.libraries = libraries;
        this.register = register;
        this.words = words;
    }

    /** Something to choose. */
    record Choice(String value, String words) {}

    /**
     * What was chosen.
     *
     * @param own what the trust keeps; absent for the common library
     * @param all the events in use
     * @param writes whether the person may change it
     */
    record Place(String whose, String name, @Nullable OwnLibrary own, RosLibrary all, RosScale scale, boolean writes) {
        PartyId owner() {
            if (own == null || !writes) {
                throw new NotFoundException();
            }
            return own.owner();
        }
    }

    /**
     * Find a library, and tell the page of it.
     *
     * @param asked empty for the one nearest to the person: that of the own trust, or of the trust of the own kommune
     * @throws NotFoundException if it is no trust's
     */
    Place place(String asked, Actor actor, Model model) {
        Place place = place(asked, actor);
        model.addAttribute("place", place);
        model.addAttribute("libraries", choices(actor));
        model.addAttribute("today", words.today());
        return place;
    }

    Place place(String asked, Actor actor) {
        String whose = asked.isEmpty()
                ? KeepingRosLibraries.nearest(actor, register)
                        .map(PartyId::value)
                        .orElse(COMMON)
                : asked;
        if (whose.equals(COMMON)) {
            return new Place(
                    COMMON, words.say("roslib.common"), null, libraries.common(), libraries.commonScale(), false);
        }
        PartyId owner = trust(whose).orElseThrow(NotFoundException::new);
        OwnLibrary own = libraries.own(owner);
        return new Place(
                whose,
                words.party(owner),
                own,
                libraries.common().with(own),
                own.scale().orElse(libraries.commonScale()),
                own.isWrittenBy(actor));
    }

    private Optional<PartyId> trust(String whose) {
        try {
            var id = new PartyId(whose);
            return KeepingRosLibraries.mayKeep(id, register) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The common one, the nearest, and all that something is kept in. */
    private List<Choice> choices(Actor actor) {
        Set<PartyId> trusts = new LinkedHashSet<>();
        KeepingRosLibraries.nearest(actor, register).ifPresent(trusts::add);
        libraries.owners().stream()
                .filter(one -> KeepingRosLibraries.mayKeep(one, register))
                .sorted(Comparator.comparing(words::party))
                .forEach(trusts::add);
        var choices = new ArrayList<Choice>();
        trusts.forEach(trust -> choices.add(new Choice(trust.value(), words.party(trust))));
        choices.add(new Choice(COMMON, words.say("roslib.common")));
        return choices;
    }
}
