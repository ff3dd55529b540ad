package io.bordereau.mapping; public record Mapping<T>(Class<T> type) {}
