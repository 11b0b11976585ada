/** What merchants typed of cards that are not submitted yet. Stores texts, knows no fields. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.database"})
package io.kaquan.card.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
