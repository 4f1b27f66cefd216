package no.avtaleverk.web.page;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Keeps the sign of a paragraph and the number after it on one line, on every page. The letters stay as they are, so that what is copied from
 * a page is what stands in the law.
 */
@Component
final class KeepingTogether extends AbstractDialect implements IPostProcessorDialect {
    /** After what was typed is put back, which reads the labels. */
    private static final int PRECEDENCE = 2000;

    KeepingTogether() {
        super("References kept together");
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return PRECEDENCE;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, KeepTogetherHandler.class, PRECEDENCE));
    }
}
