package no.avtaleverk.web.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.avtaleverk.web.feed.NewsFile.News;
import no.avtaleverk.web.site.Site;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.PublicRegister.Named;
import no.avtaleverk.workflow.publication.PublicRegister.Version;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was made public last, for whoever follows it. What is withdrawn is no longer in it. */
@RestController
final class PublicFeedController {
    private static final int MOST = 100;

    private final PublicRegister register;
    private final MessageSource words;
    private final Site site;

    PublicFeedController(PublicRegister register, MessageSource words, Site site) {
        this.register = register;
        this.words = words;
        this.site = site;
    }

    /** @param part an organisation whose agreements alone are wanted */
    @GetMapping("/offentlig/nytt.atom")
    ResponseEntity<byte[]> atom(@RequestParam(defaultValue = "") String part) {
        Locale locale = Wording.best(LocaleContextHolder.getLocale());
        String base = site.address("");
        List<Version> newest = part.isEmpty() ? register.news(MOST) : register.news(part, MOST);
        Instant updated = newest.stream().map(Version::released).findFirst().orElse(Instant.EPOCH);
        byte[] feed = NewsFile.of(
                "public agreements " + base + " " + part,
                words.getMessage("public.title", null, locale),
                locale.getLanguage(),
                updated,
                base + "/offentlig",
                newest.stream().map(version -> news(version, base)).toList());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/atom+xml;charset=UTF-8"))
                .cacheControl(
                        CacheControl.maxAge(1, TimeUnit.MINUTES).cachePublic().mustRevalidate())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(feed);
    }

    private static News news(Version version, String site) {
        return new News(
                site + " " + version.code() + " " + version.released(),
                version.released(),
                version.trusts().stream().map(Named::name).collect(Collectors.joining(", ")),
                version.title(),
                version.summary(),
                site + "/offentlig/t/" + version.code());
    }
}
