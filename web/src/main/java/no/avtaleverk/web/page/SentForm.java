package no.avtaleverk.web.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.ITemplateEvent;
import org.thymeleaf.model.IText;

/** The form of a finished page that a person sent: known by where it goes, by what it carries hidden, and by its button. */
final class SentForm {
    private static final String CSRF = "_csrf";
    private static final Set<String> LEFT_ALONE = Set.of("hidden", "submit", "button", "password", "reset");

    /** @param legend of the group it stands in; empty when it stands in none */
    private record Control(int at, String kind, String name, String value, String id, String legend) {
        boolean isChosen() {
            return kind.equals("radio") || kind.equals("checkbox");
        }
    }

    private final List<ITemplateEvent> page;
    private final Posted posted;
    private final int from;
    private final int to;
    private final List<Control> controls = new ArrayList<>();
    private final Map<String, String> labels = new HashMap<>();

    private SentForm(List<ITemplateEvent> page, Posted posted, int from, int to) {
        this.page = page;
        this.posted = posted;
        this.from = from;
        this.to = to;
        read();
    }

    /** The form, when it still stands on the page. */
    static Optional<SentForm> find(List<ITemplateEvent> page, Posted posted) {
        for (int from = 0; from < page.size(); from++) {
            if (opens(page.get(from), "form")
                    && posted.path()
                            .equals(path((IOpenElementTag) page.get(from)).getPath())) {
                var form = new SentForm(page, posted, from, end(page, from));
                if (form.isTheOne()) {
                    return Optional.of(form);
                }
            }
        }
        return Optional.empty();
    }

    private static org.springframework.web.util.UriComponents path(IOpenElementTag form) {
        return UriComponentsBuilder.fromUriString(attribute(form, "action")).build();
    }

    private boolean isTheOne() {
        Set<String> known = new HashSet<>(
                path((IOpenElementTag) page.get(from)).getQueryParams().keySet());
        known.add(CSRF);
        for (Control control : controls) {
            boolean sent = posted.values(control.name()).contains(control.value());
            if (!control.kind().equals("submit") || sent) {
                known.add(control.name());
            }
            if (control.kind().equals("hidden") && !control.name().equals(CSRF) && !sent) {
                return false;
            }
        }
        return known.containsAll(posted.fields().keySet());
    }

    private void read() {
        Deque<String> legends = new ArrayDeque<>();
        for (int at = from + 1; at < to; at++) {
            ITemplateEvent event = page.get(at);
            if (opens(event, "fieldset")) {
                legends.push("");
            } else if (event instanceof ICloseElementTag close && named(close.getElementCompleteName(), "fieldset")) {
                legends.poll();
            } else if (opens(event, "legend") && !legends.isEmpty()) {
                legends.pop();
                legends.push(words(at));
            } else if (event instanceof IOpenElementTag label && opens(event, "label")) {
                labels.put(attribute(label, "for"), words(at));
            } else if (event instanceof IProcessableElementTag tag
                    && !attribute(tag, "name").isEmpty()) {
                controls.add(new Control(
                        at,
                        kind(tag),
                        attribute(tag, "name"),
                        attribute(tag, "value"),
                        attribute(tag, "id"),
                        legends.isEmpty() ? "" : legends.peek()));
            }
        }
    }

    private static String kind(IProcessableElementTag tag) {
        String element = tag.getElementCompleteName().toLowerCase(java.util.Locale.ROOT);
        String type = attribute(tag, "type");
        return switch (element) {
            case "input" -> type.isEmpty() ? "text" : type;
            case "button" -> "submit";
            default -> element;
        };
    }

    /** The words within an element. */
    private String words(int opened) {
        var words = new StringBuilder();
        for (int at = opened + 1; at < end(page, opened); at++) {
            if (page.get(at) instanceof IText text) {
                words.append(text.getText());
            }
        }
        return HtmlUtils.htmlUnescape(words.toString()).strip();
    }

    /**
     * Fill in what was typed, open what the form lies folded in, and let each fault name its field as the form does and lead to it.
     *
     * @param say the words of a fault, from what its field is called
     */
    void putBack(List<Fault> faults, IModelFactory make, BiFunction<Fault, String, String> say) {
        var said = new HashMap<String, String>();
        var beside = new HashMap<String, String>();
        for (Fault fault : faults) {
            String field = fault.href().startsWith("#") ? fault.href().substring(1) : "";
            controls.stream()
                    .filter(control ->
                            control.name().equals(field) && !control.kind().equals("hidden"))
                    .findFirst()
                    .ifPresent(control -> {
                        boolean plain = fault.key().isEmpty();
                        said.put(field, plain ? fault.text() : say.apply(fault, label(control)));
                        beside.put(field, plain ? fault.text() : say.apply(fault, own(control)));
                    });
        }
        fill(beside, make);
        unfold(make);
        lead(said, make);
    }

    /** What a field is called where it stands. */
    private String own(Control control) {
        return labels.getOrDefault(control.id(), "").replaceFirst(":$", "");
    }

    /** What a field is called seen from afar: with the name of its group. */
    private String label(Control control) {
        if (control.legend().isEmpty()) {
            return own(control);
        }
        return control.isChosen() ? control.legend() : control.legend() + " – " + own(control);
    }

    private void fill(Map<String, String> said, IModelFactory make) {
        var seen = new HashMap<String, Integer>();
        var last = new ArrayList<Control>(controls);
        last.forEach(control -> seen.merge(control.name(), 1, Integer::sum));
        // From the last to the first, so that what is put in does not move what is still to be filled.
        for (Control control : last.reversed()) {
            int nth = control.isChosen() ? 0 : seen.merge(control.name(), -1, Integer::sum);
            if (LEFT_ALONE.contains(control.kind())) {
                continue;
            }
            var tag = (IProcessableElementTag) page.get(control.at());
            List<String> values = posted.values(control.name());
            int end = control.at();
            switch (control.kind()) {
                case "radio", "checkbox" -> tag = flag(tag, "checked", values.contains(control.value()), make);
                case "select" -> {
                    end = end(page, control.at());
                    choose(control.at(), end, values, make);
                }
                case "textarea" -> {
                    if (nth < values.size()) {
                        page.subList(control.at() + 1, end(page, control.at())).clear();
                        // A browser drops the first line break of the words.
                        page.add(
                                control.at() + 1,
                                make.createText("\n" + HtmlUtils.htmlEscape(values.get(nth), "UTF-8")));
                    }
                    end = end(page, control.at());
                }
                case "file" -> {
                    // No page may choose a file for a person.
                }
                default -> {
                    if (nth < values.size()) {
                        tag = make.setAttribute(tag, "value", HtmlUtils.htmlEscape(values.get(nth), "UTF-8"));
                    }
                }
            }
            String fault = said.get(control.name());
            if (fault != null && !control.isChosen() && !control.id().isEmpty()) {
                String id = "fault-" + control.id();
                tag = make.setAttribute(tag, "aria-invalid", "true");
                tag = make.setAttribute(tag, "aria-describedby", described(tag, id));
                page.add(
                        end + 1,
                        make.createText("<p class=\"ds-validation-message\" data-field=\"validation\" id=\""
                                + HtmlUtils.htmlEscape(id, "UTF-8") + "\">" + HtmlUtils.htmlEscape(fault, "UTF-8")
                                + "</p>"));
            }
            page.set(control.at(), tag);
        }
    }

    /** What describes a field: the fault beside it in place of the list of all. */
    private static String described(IProcessableElementTag tag, String fault) {
        return Stream.concat(
                        Stream.of(attribute(tag, "aria-describedby").split("\\s+"))
                                .filter(id -> !id.isEmpty() && !id.equals("faults")),
                        Stream.of(fault))
                .collect(Collectors.joining(" "));
    }

    private void choose(int opened, int closed, List<String> values, IModelFactory make) {
        for (int at = opened + 1; at < closed; at++) {
            if (page.get(at) instanceof IOpenElementTag option && opens(option, "option") && !values.isEmpty()) {
                String value = option.hasAttribute("value") ? attribute(option, "value") : words(at);
                page.set(at, flag(option, "selected", values.contains(value), make));
            }
        }
    }

    private static <T extends IProcessableElementTag> T flag(T tag, String name, boolean set, IModelFactory make) {
        return set ? make.setAttribute(tag, name, name) : make.removeAttribute(tag, name);
    }

    private void unfold(IModelFactory make) {
        Deque<Integer> folded = new ArrayDeque<>();
        for (int at = 0; at < from; at++) {
            if (opens(page.get(at), "details")) {
                folded.push(at);
            } else if (page.get(at) instanceof ICloseElementTag close
                    && named(close.getElementCompleteName(), "details")) {
                folded.poll();
            }
        }
        folded.forEach(at -> page.set(at, flag((IOpenElementTag) page.get(at), "open", true, make)));
    }

    /** Each line of the list of faults that is about a field of the form leads to that field. */
    private void lead(Map<String, String> said, IModelFactory make) {
        boolean inList = false;
        for (int at = 0; at < page.size(); at++) {
            if (page.get(at) instanceof IOpenElementTag tag) {
                inList |= attribute(tag, "id").equals("faults");
                String href = attribute(tag, "href");
                String message = said.get(href.isEmpty() ? "" : href.substring(1));
                if (inList && opens(tag, "a") && href.startsWith("#") && message != null) {
                    int closed = end(page, at);
                    page.set(
                            at,
                            make.setAttribute(tag, "href", "#" + HtmlUtils.htmlEscape(id(href.substring(1)), "UTF-8")));
                    page.subList(at + 1, closed).clear();
                    page.add(at + 1, make.createText(HtmlUtils.htmlEscape(message, "UTF-8")));
                }
            } else if (inList
                    && page.get(at) instanceof ICloseElementTag close
                    && named(close.getElementCompleteName(), "ul")) {
                return;
            }
        }
    }

    private String id(String field) {
        return controls.stream()
                .filter(control -> control.name().equals(field) && !control.id().isEmpty())
                .map(Control::id)
                .findFirst()
                .orElse(field);
    }

    // ---- reading a page ---------------------------------------------------------------------------------------------

    private static boolean opens(ITemplateEvent event, String element) {
        return event instanceof IOpenElementTag tag && named(tag.getElementCompleteName(), element);
    }

    private static boolean named(String element, String name) {
        return element.equalsIgnoreCase(name);
    }

    /** Where the element that opens there is closed. */
    private static int end(List<ITemplateEvent> page, int opened) {
        String element = ((IOpenElementTag) page.get(opened)).getElementCompleteName();
        int depth = 0;
        for (int at = opened; at < page.size(); at++) {
            if (opens(page.get(at), element)) {
                depth++;
            } else if (page.get(at) instanceof ICloseElementTag close
                    && named(close.getElementCompleteName(), element)) {
                depth--;
                if (depth == 0) {
                    return at;
                }
            }
        }
        return page.size();
    }

    private static String attribute(IProcessableElementTag tag, String name) {
        String value = tag.getAttributeValue(name);
        return value == null ? "" : HtmlUtils.htmlUnescape(value);
    }
}
