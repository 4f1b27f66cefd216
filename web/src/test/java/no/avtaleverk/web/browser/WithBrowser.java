package no.avtaleverk.web.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hands a test method a {@link com.microsoft.playwright.BrowserContext} or a {@link com.microsoft.playwright.Page} of its own, with no
 * cookies, in bokmål. All test classes share one browser, which is started when first asked for.
 *
 * <p>With no browser to be had the tests fail; they are never skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
public @interface WithBrowser {}
