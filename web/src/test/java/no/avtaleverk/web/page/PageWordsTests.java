package no.avtaleverk.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PageWordsTests {
    /**
     * An expression of a page takes the first overload whose arguments can be converted, in the order in which the JVM tells them, which
     * is another on another start; and asking whether text can be an enum of no kind fails.
     */
    @Test
    void noWordsAPageAsksForAreChosenByTheTypeOfWhatIsGiven() {
        assertThat(Arrays.stream(PageWords.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(PageWordsTests::nameAndCount))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private static String nameAndCount(Method method) {
        return method.getName() + "/" + method.getParameterCount();
    }
}
