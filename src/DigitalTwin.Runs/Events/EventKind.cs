namespace DigitalTwin.Runs.Events;

/// <summary>A kind of event in the text form: what it may reach, and which fields it has.</summary>
/// <param name="Name">Name in the text form.</param>
/// <param name="Imposes">What it imposes; <see cref="EffectKind.None"/> for births and retirements.</param>
/// <param name="Targets">Kinds of entity that it may reach.</param>
public sealed record EventKind(string Name, EffectKind Imposes, EntityKinds Targets)
{
    /// <summary>Range of the value; null where there is none, or where the policy says it.</summary>
    public ValueRange? Value { get; init; }

    /// <summary>Value where none is written; null where one has to be.</summary>
    public double? DefaultValue { get; init; }

    /// <summary>Field that says what it is about: fuel, policy, metric, campus or load; empty for none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Whether it can have an end.</summary>
    public bool Lasts { get; init; } = true;

    /// <summary>Fields that it may have.</summary>
    public IEnumerable<string> Fields =>
    [
        EventFields.Id,
        EventFields.Kind,
        EventFields.Target,
        EventFields.At,
        EventFields.AtTick,
        EventFields.Note,
        .. Imposes != EffectKind.None ? [EventFields.Value] : Array.Empty<string>(),
        .. Lasts ? [EventFields.DurationHours] : Array.Empty<string>(),
        .. Subject.Length > 0 ? [Subject] : Array.Empty<string>(),
    ];
}
