package no.avtaleverk.model.discussion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorTests {
    private static final ClauseId ID = new ClauseId("plassar");
    private static final String BODY = "Kommunen har to plassar for øyeblikkeleg hjelp. Plassane er i Dale.";

    private static Clause clause(String body) {
        return new Clause(ID, 1, "1", ClauseText.parse("Plassar", body));
    }

    private static Anchor on(String words) {
        int start = BODY.indexOf(words);
        return Anchor.on(clause(BODY), start, start + words.length());
    }

    private static Place placeIn(Anchor anchor, String now) {
        return anchor.in(new Clauses(List.of(clause(now))), digest -> Optional.of(
                        clause(BODY).text())
                .filter(text -> text.sha256().equals(digest)));
    }

    private static String words(Place place, String body) {
        return body.substring(place.start(), place.end());
    }

    @Test
    void standsWhereItWasPutWhileTheTextIsTheSame() {
        assertThat(placeIn(on("to plassar"), BODY)).isEqualTo(new Place(Place.Kind.WORDS, 13, 23, false));
    }

    @Test
    void followsItsWordsWhenOthersChange() {
        String now = "I tråd med lova har kommunen to plassar for øyeblikkeleg hjelp og rus. Plassane er i Dale.";
        Place place = placeIn(on("to plassar"), now);
        assertThat(place.changed()).isFalse();
        assertThat(words(place, now)).isEqualTo("to plassar");
    }

    @Test
    void followsWordsThatMovedWithinTheClause() {
        String now = "Plassane er i Dale. Kommunen har to plassar for øyeblikkeleg hjelp.";
        Place place = placeIn(on("Plassane er i Dale"), now);
        assertThat(place.changed()).isFalse();
        assertThat(words(place, now)).isEqualTo("Plassane er i Dale");
    }

    @Test
    void saysSoWhenItsWordsAreChangedAndPointsAtThoseInTheirPlace() {
        String now = "Kommunen har tre plassar for øyeblikkeleg hjelp. Plassane er i Dale.";
        Place place = placeIn(on("to plassar"), now);
        assertThat(place.kind()).isEqualTo(Place.Kind.WORDS);
        assertThat(place.changed()).isTrue();
        assertThat(words(place, now)).isEqualTo("tre plassar");
    }

    @Test
    void saysSoWhenItsWordsAreGone() {
        String now = "Plassane er i Dale.";
        Place place = placeIn(on("Kommunen har to plassar"), now);
        assertThat(place.changed()).isTrue();
        assertThat(place.end()).isLessThanOrEqualTo(now.length());
    }

    @Test
    void doesNotTakeAShortWordElsewhereForItsOwn() {
        String now = "Kommunen har ei avtale om øyeblikkeleg hjelp. Plassane er i Dale, og to er i Voss.";
        assertThat(placeIn(on("to"), now).changed()).isTrue();
    }

    @Test
    void isFoundByItsWordsWhenTheOldTextIsNotKnown() {
        String now = "Som før: Kommunen har to plassar for øyeblikkeleg hjelp.";
        Place place = on("to plassar").in(new Clauses(List.of(clause(now))), digest -> Optional.empty());
        assertThat(words(place, now)).isEqualTo("to plassar");
    }

    @Test
    void onAWholeClauseItStaysThereAndSaysWhenTheTextIsAnother() {
        Anchor anchor = Anchor.on(clause(BODY));
        assertThat(placeIn(anchor, BODY)).isEqualTo(new Place(Place.Kind.CLAUSE, 0, 0, false));
        assertThat(placeIn(anchor, "Noko anna.")).isEqualTo(new Place(Place.Kind.CLAUSE, 0, 0, true));
        assertThat(anchor.in(Clauses.NONE, digest -> Optional.empty())).isEqualTo(Place.GONE);
        assertThat(Anchor.DOCUMENT.in(Clauses.NONE, digest -> Optional.empty())).isEqualTo(Place.DOCUMENT);
    }

    @Test
    void wordsMarkedOnAPageAreFoundDespiteListMarksAndLineBreaks() {
        var clause = clause("Kommunen skal:\n\n- melde frå\n- ha plassar\n\nKommunen skal og svare.");
        Anchor anchor = Anchor.quoting(clause, clause.text(), "melde frå ha plassar", "skal: ", " Kommunen")
                .orElseThrow();
        assertThat(anchor.quoted()).isEqualTo("melde frå\n- ha plassar");
    }

    @Test
    void ofSeveralPlacesTheOneWithTheSameSurroundingsIsMeant() {
        var clause = clause("Partane skal møtast. Partane skal rapportere.");
        Anchor anchor = Anchor.quoting(clause, clause.text(), "Partane skal", "møtast. ", " rapportere")
                .orElseThrow();
        assertThat(anchor.start()).isEqualTo(21);
    }

    @Test
    void wordsAcrossAParameterAreFoundAsThePageShowsThem() {
        var clause = clause("Avtalen gjeld {{kommune}} og helseføretaket.");
        var shown = ClauseText.parse("Plassar", "Avtalen gjeld Vaksdal kommune og helseføretaket.");
        Anchor anchor = Anchor.quoting(clause, shown, "Vaksdal kommune og helseføretaket", "gjeld ", "")
                .orElseThrow();
        assertThat(anchor.quoted()).contains("og helseføretaket");
    }

    @Test
    void wordsThatAreNotThereAreNotFound() {
        assertThat(Anchor.quoting(clause(BODY), clause(BODY).text(), "fem plassar", "", ""))
                .isEmpty();
        assertThat(Anchor.quoting(clause(BODY), clause(BODY).text(), " .,", "", ""))
                .isEmpty();
    }

    @Test
    void aRangeBeyondTheTextIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Anchor.on(clause("Kort."), 2, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> Anchor.on(clause("Kort."), 3, 2));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void aPlaceIsAlwaysInsideTheTextAndUnchangedMeansTheSameWords(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<String> words = new ArrayList<>(List.of(BODY.split(" ")));
            int start = random.nextInt(BODY.length());
            int end = start + 1 + random.nextInt(Math.min(20, BODY.length() - start));
            var anchor = Anchor.on(clause(BODY), start, end);
            for (int edit = random.nextInt(6); edit >= 0 && !words.isEmpty(); edit--) {
                int at = random.nextInt(words.size());
                switch (random.nextInt(3)) {
                    case 0 -> words.remove(at);
                    case 1 -> words.add(at, "nye" + random.nextInt(9));
                    default -> words.set(at, words.get(random.nextInt(words.size())));
                }
            }
            String now = clause(String.join(" ", words)).text().body();
            Place place = placeIn(anchor, now);
            assertThat(place.start()).isBetween(0, now.length());
            assertThat(place.end()).isBetween(place.start(), now.length());
            if (!place.changed() && place.kind() == Place.Kind.WORDS) {
                assertThat(letters(words(place, now))).isEqualTo(letters(anchor.quoted()));
            }
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
