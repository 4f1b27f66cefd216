package no.avtaleverk.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.RegisterCopies.Restored;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** What the archive page of an agreement says in a register that was restored from archives. */
class RestoredRegisterTests {
    /** What the page asks of its words here. */
    public record Moments() {
        public String moment(Instant instant) {
            return instant.toString();
        }
    }

    private static String section(Locale language, long absent) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var words = new ResourceBundleMessageSource();
        words.setBasenames("archive");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setMessageSource(words);
        var restored = new Restored(
                Sha256.of("file"), Sha256.of("mark"), Optional.empty(), 120, Instant.parse("2026-05-18T10:00:00Z"));
        return engine.process(
                new TemplateSpec(
                        "archive", Set.of("section[aria-labelledby='restored-heading']"), TemplateMode.HTML, null),
                new Context(language, Map.of("restored", List.of(restored), "absent", absent, "words", new Moments())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nb | 0 | I loggen er ingen oppføringer bare med som kontrollsum",
                "nb | 1 | I loggen er én oppføring bare med som kontrollsum, fordi innholdet ikke var med i uttrekkene.",
                "nn | 1 | I loggen er éi oppføring berre med som kontrollsum, fordi innhaldet ikkje var med i uttrekka.",
                "nn | 7 | I loggen er 7 oppføringar berre med",
                "en | 7 | In the log 7 entries are there as a checksum only"
            })
    void itSaysHowManyEntriesAreThereAsAChecksumOnly(String language, long absent, String said) {
        assertThat(section(Locale.of(language), absent)).contains(said);
    }
}
