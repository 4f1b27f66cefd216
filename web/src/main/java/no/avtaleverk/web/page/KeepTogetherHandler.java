package no.avtaleverk.web.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;

/**
 * Frames each reference, such as {@code § 6-2} or {@code nr. 4}, so that no line breaks within it. The text of agreements, what is typed and what
 * is not running text pass through. Public because Thymeleaf makes one for each page.
 */
public final class KeepTogetherHandler extends AbstractTemplateHandler {
    private static final Pattern REFERENCE =
            Pattern.compile("(?<![\\p{L}0-9])(?:§§? ?[0-9]+(?:[-–][0-9]+)?|[Nn][ro]\\. [0-9]+)");

    /** Classes of buttons, and of what is said in the words of others. */
    private static final Pattern LEFT_AS_IT_IS = Pattern.compile("\\b(?:ds-button|av-words|av-cite)\\b");

    /** Where a frame can not stand, or would part what stands side by side. */
    private static final Set<String> NO_RUNNING_TEXT = Set.of(
            "script",
            "style",
            "title",
            "textarea",
            "select",
            "option",
            "optgroup",
            "pre",
            "code",
            "button",
            "summary",
            "svg",
            "datalist");

    /** Blocks that say their own language hold the words of an agreement. */
    private static final Set<String> BLOCKS =
            Set.of("article", "section", "div", "blockquote", "p", "li", "td", "dd", "figure");

    private final Deque<Boolean> passing = new ArrayDeque<>();

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
        passing.push(isPassing() || passes(tag));
        super.handleOpenElement(tag);
    }

    private boolean isPassing() {
        return !passing.isEmpty() && passing.peek();
    }

    private static boolean passes(IOpenElementTag tag) {
        String name = tag.getElementCompleteName();
        String classes = tag.getAttributeValue("class");
        return NO_RUNNING_TEXT.contains(name)
                || BLOCKS.contains(name) && tag.hasAttribute("lang")
                || classes != null && LEFT_AS_IT_IS.matcher(classes).find();
    }

    @Override
    public void handleCloseElement(ICloseElementTag tag) {
        if (!tag.isUnmatched() && !passing.isEmpty()) {
            passing.pop();
        }
        super.handleCloseElement(tag);
    }

    @Override
    public void handleText(IText text) {
        super.handleText(isPassing() ? text : framed(text));
    }

    private IText framed(IText text) {
        String words = text.getText();
        // With markup in it, it is a picture.
        if (words.indexOf('<') >= 0) {
            return text;
        }
        String framed = framed(words);
        return framed.equals(words) ? text : getContext().getModelFactory().createText(framed);
    }

    static String framed(String words) {
        return words.indexOf('§') < 0 && words.indexOf(". ") < 0
                ? words
                : REFERENCE.matcher(words).replaceAll("<span class=\"av-together\">$0</span>");
    }
}
