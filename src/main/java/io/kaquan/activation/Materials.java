package io.kaquan.activation;

/** What a merchant hands in with an application. Texts as typed, stripped; never null, empty where nothing was typed. */
public record Materials(String companyName, String creditCode, String contactName, String phone, String email,
    String category, String description) {}
