package no.avtaleverk.web.open;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.workflow.publication.PublicRegister;
import org.springframework.context.ApplicationContext;

/** The public register of a running product, in which some agreements can not be read. */
final class FaultyRegister {
    private FaultyRegister() {}

    /** @param faulty may change while the register is used */
    static PublicRegister over(ApplicationContext context, Set<AgreementId> faulty) {
        Agreements stored = context.getBean(Agreements.class);
        var agreements = (Agreements) Proxy.newProxyInstance(
                Agreements.class.getClassLoader(), new Class<?>[] {Agreements.class}, (proxy, method, given) -> {
                    if (given != null
                            && given.length > 0
                            && given[0] instanceof AgreementId id
                            && faulty.contains(id)) {
                        throw new IllegalArgumentException("Too long");
                    }
                    try {
                        return method.invoke(stored, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new PublicRegister(
                agreements,
                context.getBean(FollowUps.class),
                context.getBean(History.class),
                context.getBean(Files.class),
                context.getBean(DocumentRenderer.class),
                context.getBean(RequirementCatalogue.class),
                context.getBean(PartyRegister.class),
                context.getBean(WithholdingGrounds.class),
                SearchIndex.ofPublicTextsInMemory());
    }
}
