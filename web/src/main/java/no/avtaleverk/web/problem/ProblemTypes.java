package no.avtaleverk.web.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where the type URIs of problems lead: what the kind is called, open to everyone. */
@RestController
class ProblemTypes {
    private final Problems problems;

    ProblemTypes(Problems problems) {
        this.problems = problems;
    }

    @GetMapping(path = "/problems/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> type(@PathVariable String slug, Locale locale) {
        Problem problem = Arrays.stream(ProblemKind.values())
                .filter(kind -> kind.slug().equals(slug))
                .findFirst()
                .map(kind -> problems.of(kind, locale, "…", "…"))
                .orElseThrow(ProblemException::notFound);
        return Map.of("type", problem.type(), "title", problem.title(), "status", problem.status());
    }
}
