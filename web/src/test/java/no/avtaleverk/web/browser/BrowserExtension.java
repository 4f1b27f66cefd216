package no.avtaleverk.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

final class BrowserExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == BrowserContext.class || type == Page.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // JUnit closes what is AutoCloseable: the context after its test.
        TestBrowser shared = Shared.BROWSER;
        BrowserContext context = test.getStore(NAMESPACE)
                .computeIfAbsent(
                        BrowserContext.class,
                        unused -> shared.browser().newContext(new Browser.NewContextOptions().setLocale("nb-NO")),
                        BrowserContext.class);
        return parameter.getParameter().getType() == Page.class ? context.newPage() : context;
    }

    /**
     * One browser for all classes of tests in a process, and it goes when the process does. JUnit's own stores end with each class when
     * several processes share the classes.
     */
    private static final class Shared {
        static final TestBrowser BROWSER = TestBrowser.start();
    }
}
