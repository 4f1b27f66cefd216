package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Puts what a person typed back into the very form it came from, on whichever page that form stands, when what it asked for was not
 * done: the form is kept on its way to the page that says why, and filled in there.
 */
@Component
final class PuttingBack extends AbstractDialect implements IPostProcessorDialect, HandlerInterceptor, WebMvcConfigurer {
    static final String POSTED = "posted";

    PuttingBack() {
        super("What was typed, put back");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        FlashMap next = RequestContextUtils.getOutputFlashMap(request);
        if (next != null && next.containsKey(PageAnswers.FAULTS)) {
            next.put(POSTED, Posted.of(request));
        }
        ModelMap shown = answer == null ? null : answer.getModelMap();
        if (shown != null && shown.containsKey(PageAnswers.FAULTS) && !shown.containsKey(POSTED)) {
            shown.put(POSTED, Posted.of(request));
        }
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return PRECEDENCE;
    }

    private static final int PRECEDENCE = 1000;

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, PutBackHandler.class, PRECEDENCE));
    }
}
