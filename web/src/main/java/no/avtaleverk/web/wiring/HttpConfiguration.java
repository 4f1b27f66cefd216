package no.avtaleverk.web.wiring;

import com.fasterxml.jackson.annotation.Nulls;
import java.time.Clock;
import java.util.List;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.ProblemWriter;
import no.avtaleverk.web.problem.Problems;
import no.avtaleverk.web.security.ActorResolver;
import no.avtaleverk.web.wording.AskedLanguage;
import no.avtaleverk.web.wording.Wording;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** What requests and answers are made of: languages, words, values, problems. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration implements WebMvcConfigurer {
    @Bean
    LocaleResolver localeResolver() {
        return new AskedLanguage();
    }

    /** The words of the pages and those of the model, for the templates. */
    @Bean
    MessageSource messageSource() {
        var words = new ResourceBundleMessageSource();
        words.setBasenames(
                "pages",
                "wording",
                "examination",
                "vedtak",
                "followed",
                "risk",
                "roslibrary",
                "risks",
                "proof",
                "history",
                "archive",
                "public",
                "registration",
                "journal",
                "reports",
                "opendata");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setDefaultLocale(Wording.BOKMAL);
        return words;
    }

    @Bean
    Wording wording(PartyRegister register, RequirementCatalogue catalogue, Clock clock) {
        return new Wording(register, catalogue, clock);
    }

    @Bean
    Problems problems(Wording wording) {
        return new Problems(wording);
    }

    @Bean
    ProblemWriter problemWriter(Problems problems, LocaleResolver localeResolver, JsonMapper json) {
        return new ProblemWriter(problems, localeResolver, json);
    }

    @Bean
    JacksonModule values() {
        return new ValueModule();
    }

    /** No list or map of a request has holes in it; who sends one is told where. */
    @Bean
    JsonMapperBuilderCustomizer withoutHoles() {
        return mapper -> mapper.changeDefaultNullHandling(usual -> usual.withContentNulls(Nulls.FAIL));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        Values.ALL.forEach(value -> register(registry, value));
    }

    private static <T> void register(FormatterRegistry registry, Values<T> value) {
        registry.addConverter(String.class, value.type(), text -> value.read().apply(text.strip()));
        registry.addConverter(value.type(), String.class, one -> value.write().apply(one));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorResolver());
    }
}
