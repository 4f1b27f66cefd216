package no.avtaleverk.web.national;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.History;

/** CPU time that goes to reading the store, told apart from what an index does with what was read. */
final class StoreTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LongAdder nanos = new LongAdder();

    /** The same port of the store, with its time taken. */
    <T> T of(Class<T> port, T store) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    long start = THREADS.getCurrentThreadCpuTime();
                    try {
                        return method.invoke(store, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        nanos.add(THREADS.getCurrentThreadCpuTime() - start);
                    }
                }));
    }

    /** Every version of an agreement as its text is read, and the time that took taken. */
    List<VersionText> of(AgreementId id, Agreements agreements) {
        long start = THREADS.getCurrentThreadCpuTime();
        var texts = new ArrayList<VersionText>();
        VersionText.each(id, agreements, texts::add);
        nanos.add(THREADS.getCurrentThreadCpuTime() - start);
        return texts;
    }

    /** The same log, of which no entry is told of by its agreement: so that texts are indexed and entries are not, as with the rivals. */
    static History withoutEntries(History history) {
        return (History) Proxy.newProxyInstance(
                History.class.getClassLoader(), new Class<?>[] {History.class}, (proxy, method, given) -> {
                    if (method.getName().equals("of")) {
                        return List.of();
                    }
                    try {
                        return method.invoke(history, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Taken so far, since the last time asked. */
    double secondsAndReset() {
        return nanos.sumThenReset() / 1e9;
    }
}
