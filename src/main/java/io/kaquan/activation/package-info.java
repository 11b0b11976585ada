/** Applying for the card function: rounds, the review, its 3-working-day clock, and what comes of it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "merchant", "material", "document", "calendar",
    "notification", "engine", "page"})
package io.kaquan.activation;
