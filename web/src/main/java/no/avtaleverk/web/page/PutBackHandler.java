package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICDATASection;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IComment;
import org.thymeleaf.model.IDocType;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessingInstruction;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.ITemplateEnd;
import org.thymeleaf.model.ITemplateEvent;
import org.thymeleaf.model.IText;
import org.thymeleaf.model.IXMLDeclaration;

/**
 * Holds a finished page back until a form that was not taken is filled in again; other pages pass through. Public because Thymeleaf
 * makes one for each page.
 */
public final class PutBackHandler extends AbstractTemplateHandler {
    private final List<ITemplateEvent> page = new ArrayList<>();
    private @Nullable Posted posted;
    private List<Fault> faults = List.of();

    @Override
    public void setContext(ITemplateContext context) {
        super.setContext(context);
        posted = context.getVariable(PuttingBack.POSTED) instanceof Posted one ? one : null;
        faults = context.getVariable(PageAnswers.FAULTS) instanceof List<?> all
                ? all.stream()
                        .filter(Fault.class::isInstance)
                        .map(Fault.class::cast)
                        .toList()
                : List.of();
    }

    @Override
    public void handleTemplateEnd(ITemplateEnd end) {
        if (posted != null) {
            ITemplateContext context = getContext();
            SentForm.find(page, posted)
                    .ifPresent(form -> form.putBack(
                            faults,
                            context.getModelFactory(),
                            (fault, label) -> context.getMessage(
                                    PutBackHandler.class, fault.key(), new Object[] {label, fault.reason()}, true)));
            page.forEach(this::pass);
        }
        super.handleTemplateEnd(end);
    }

    private void pass(ITemplateEvent event) {
        switch (event) {
            case IText text -> super.handleText(text);
            case IStandaloneElementTag tag -> super.handleStandaloneElement(tag);
            case IOpenElementTag tag -> super.handleOpenElement(tag);
            case ICloseElementTag tag -> super.handleCloseElement(tag);
            case IComment comment -> super.handleComment(comment);
            case IDocType type -> super.handleDocType(type);
            case ICDATASection section -> super.handleCDATASection(section);
            case IXMLDeclaration declaration -> super.handleXMLDeclaration(declaration);
            case IProcessingInstruction instruction -> super.handleProcessingInstruction(instruction);
            default -> throw new IllegalStateException("No part of a page: " + event);
        }
    }

    @Override
    public void handleText(IText text) {
        if (!holds(text)) {
            super.handleText(text);
        }
    }

    @Override
    public void handleStandaloneElement(IStandaloneElementTag tag) {
        if (!holds(tag)) {
            super.handleStandaloneElement(tag);
        }
    }

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
        if (!holds(tag)) {
            super.handleOpenElement(tag);
        }
    }

    @Override
    public void handleCloseElement(ICloseElementTag tag) {
        if (!holds(tag)) {
            super.handleCloseElement(tag);
        }
    }

    @Override
    public void handleComment(IComment comment) {
        if (!holds(comment)) {
            super.handleComment(comment);
        }
    }

    @Override
    public void handleDocType(IDocType type) {
        if (!holds(type)) {
            super.handleDocType(type);
        }
    }

    @Override
    public void handleCDATASection(ICDATASection section) {
        if (!holds(section)) {
            super.handleCDATASection(section);
        }
    }

    @Override
    public void handleXMLDeclaration(IXMLDeclaration declaration) {
        if (!holds(declaration)) {
            super.handleXMLDeclaration(declaration);
        }
    }

    @Override
    public void handleProcessingInstruction(IProcessingInstruction instruction) {
        if (!holds(instruction)) {
            super.handleProcessingInstruction(instruction);
        }
    }

    private boolean holds(ITemplateEvent event) {
        return posted != null && page.add(event);
    }
}
