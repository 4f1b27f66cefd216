package no.avtaleverk.web.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.web.feed.NewsFile.News;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.proof.PublishingHeads;
import no.avtaleverk.workflow.proof.PublishingHeads.Mark;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The daily marks of the log for whoever follows them. Whoever does holds them too, without doing anything. */
@RestController
final class HeadFeedController {
    private static final int MOST = 100;

    private final PublishingHeads heads;
    private final MessageSource words;
    private final Wording wording;

    HeadFeedController(PublishingHeads heads, MessageSource words, Wording wording) {
        this.heads = heads;
        this.words = words;
        this.wording = wording;
    }

    /** @param language bokmål, nynorsk or English; bokmål when it is none of them */
    @GetMapping("/heads.atom")
    ResponseEntity<byte[]> atom(@RequestParam(defaultValue = "nb") String language) {
        Locale locale = Wording.best(Locale.forLanguageTag(language));
        String home = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "/heads";
        List<Mark> newest = heads.newest(MOST);
        List<News> news = newest.stream().map(mark -> news(mark, locale, home)).toList();
        byte[] feed = NewsFile.of(
                "heads of the log " + home,
                words.getMessage("heads.title", null, locale),
                locale.getLanguage(),
                heads.newestMade().orElse(Instant.EPOCH),
                home,
                news);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/atom+xml;charset=UTF-8"))
                .body(feed);
    }

    private News news(Mark mark, Locale locale, String home) {
        return new News(
                mark.mark().hex(),
                mark.made(),
                "Avtaleverk",
                words.getMessage("heads.of-day", new Object[] {wording.date(mark.day(), locale)}, locale),
                mark.day() + " " + mark.mark(),
                home + "?day=" + mark.day() + "&mark=" + mark.mark());
    }
}
