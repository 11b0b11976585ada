/** What a newcomer finds: people and merchants to sign in as, a mailbox, a clock to move, and a story that was made through the doors. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "merchant", "activation", "material", "document", "media", "store", "draft", "card", "coupon", "delivery", "handout", "landing", "selfservice", "visit", "gift", "ledger", "reconciliation", "calendar", "timetable", "engine", "page"})
package io.kaquan.demo;
