/** What merchants have typed of cards that are not handed in yet. Keeps texts; knows no fields. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform.database"})
package io.kaquan.card.draft;
