/** The words of Norwegian public law: bokmål and nynorsk made to meet, compounds taken apart, citations read however written. */
@NullMarked
package no.avtaleverk.search.norwegian;

import org.jspecify.annotations.NullMarked;
