package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.history.ClauseLife;
import no.avtaleverk.workflow.history.ClauseLife.Kin;
import no.avtaleverk.workflow.history.ClauseLife.Strand;
import no.avtaleverk.workflow.history.ClauseLife.Wording;
import no.avtaleverk.workflow.history.ClauseLives;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The whole life of a clause (punktets livsløp). */
@Controller
final class ClauseLifeController {
    private static final int LEFT = 190;
    private static final int WIDTH = 596;
    private static final int ROW = 40;
    private static final int MOST_LETTERS = 26;

    private final AgreementPages pages;
    private final ClauseLives lives;
    private final ActLines acts;
    private final PageWords words;

    ClauseLifeController(AgreementPages pages, ClauseLives lives, ActLines acts, PageWords words) {
        this.pages = pages;
        this.lives = lives;
        this.acts = acts;
        this.words = words;
    }

    record WordingLine(
            Wording wording,
            String anchor,
            int number,
            List<DifferenceBlocks.Piece> heading,
            List<DifferenceBlocks.Block> body,
            List<ActLines.Line> acts) {}

    record StrandLine(
            Strand strand, String name, String anchor, List<WordingLine> wordings, List<ActLines.Line> later) {}

    /** A bar of the picture, in its units. */
    record Bar(int x, int width, String label, boolean odd, boolean inForce) {}

    record Row(String name, int y, List<Bar> bars) {}

    record Year(int x, int year) {}

    /** @param telling what it shows, for those who do not see it */
    record Picture(int height, List<Row> rows, List<Year> years, int today, String telling) {}

    @GetMapping("/agreements/{id}/clauses/{clause}/life")
    String life(
            @PathVariable AgreementId id,
            @PathVariable String clause,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        AgreementView view = pages.view(id, actor);
        model.addAttribute("agreement", view.agreement());
        Optional<ClauseLife> found = read(clause).flatMap(known -> lives.of(id, known, actor));
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("asked", clause.length() > 40 ? clause.substring(0, 40) : clause);
            return "clause-unknown";
        }
        ClauseLife life = found.get();
        List<Strand> told = life.strands().stream()
                .filter(strand -> strand.kin() == Kin.ITSELF || !strand.isInherited())
                .toList();
        var lines = new ArrayList<StrandLine>();
        for (Strand strand : told) {
            lines.add(line(strand, lines.size()));
        }
        model.addAttribute("life", life);
        model.addAttribute("strands", lines);
        model.addAttribute(
                "inherited",
                life.strands().stream()
                        .filter(strand -> strand.kin() != Kin.ITSELF && strand.isInherited())
                        .toList());
        model.addAttribute("picture", picture(lines));
        return "clause-life";
    }

    private static Optional<ClauseId> read(String clause) {
        try {
            return Optional.of(new ClauseId(clause));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private StrandLine line(Strand strand, int number) {
        var wordings = new ArrayList<WordingLine>();
        for (Wording wording : strand.wordings()) {
            wordings.add(new WordingLine(
                    wording,
                    "w-" + number + "-" + wordings.size(),
                    wordings.size() + 1,
                    DifferenceBlocks.heading(wording.heading(), DifferenceBlocks.Side.BOTH, Map.of(), Map.of()),
                    DifferenceBlocks.of(wording.body(), DifferenceBlocks.Side.BOTH, Map.of(), Map.of()),
                    acts.of(wording.acts(), strand)));
        }
        return new StrandLine(strand, name(strand), "s-" + number, wordings, acts.of(strand.later(), strand));
    }

    private String name(Strand strand) {
        return strand.municipalities().isEmpty()
                ? strand.title()
                : strand.municipalities().size() > 2
                        ? words.say("life.kommuner", strand.municipalities().size())
                        : String.join(
                                ", ",
                                strand.municipalities().stream()
                                        .map(words::party)
                                        .toList());
    }

    // ---- the picture ------------------------------------------------------------------------------------------------

    private @Nullable Picture picture(List<StrandLine> lines) {
        LocalDate today = words.today();
        int first = today.getYear();
        for (StrandLine line : lines) {
            LocalDate begins = line.strand().begins();
            first = Math.min(first, begins.equals(LocalDate.MAX) ? first : begins.getYear());
        }
        LocalDate start = LocalDate.of(first, 1, 1);
        LocalDate end = LocalDate.of(today.getYear() + 1, 1, 1);
        var rows = new ArrayList<Row>();
        var telling = new ArrayList<String>();
        for (StrandLine line : lines) {
            var bars = new ArrayList<Bar>();
            for (int i = 0; i < line.wordings().size(); i++) {
                Wording wording = line.wordings().get(i).wording();
                LocalDate made = wording.made().equals(LocalDate.MAX) ? today : wording.made();
                LocalDate from = wording.from().orElse(made);
                LocalDate next = i + 1 < line.wordings().size()
                        ? begin(line.wordings().get(i + 1).wording(), today)
                        : end;
                LocalDate until =
                        wording.inForce().isEmpty() ? next : wording.until().orElse(end);
                if (wording.text() != null) {
                    int x = x(from, start, end);
                    int to = x(until.isAfter(end) ? end : until, start, end);
                    bars.add(new Bar(
                            x,
                            Math.max(6, to - x),
                            Integer.toString(i + 1),
                            i % 2 == 1,
                            !wording.inForce().isEmpty()));
                    telling.add(line.name() + " " + (i + 1) + ": " + words.date(from));
                }
            }
            String name = line.name();
            rows.add(new Row(
                    name.length() > MOST_LETTERS ? name.substring(0, MOST_LETTERS - 1) + "…" : name,
                    10 + rows.size() * ROW,
                    bars));
        }
        var years = new ArrayList<Year>();
        int step = Math.max(1, (end.getYear() - first) / 12);
        for (int year = first; year <= end.getYear(); year += step) {
            years.add(new Year(x(LocalDate.of(year, 1, 1), start, end), year));
        }
        return new Picture(10 + rows.size() * ROW + 30, rows, years, x(today, start, end), String.join("; ", telling));
    }

    private static LocalDate begin(Wording wording, LocalDate today) {
        return wording.from().orElse(wording.made().equals(LocalDate.MAX) ? today : wording.made());
    }

    private static int x(LocalDate date, LocalDate start, LocalDate end) {
        long all = ChronoUnit.DAYS.between(start, end);
        long at = Math.clamp(ChronoUnit.DAYS.between(start, date), 0, all);
        return LEFT + (int) (WIDTH * at / Math.max(1, all));
    }
}
