namespace DigitalTwin.Runs.Events;

/// <summary>Names of the fields of the text form.</summary>
public static class EventFields
{
    /// <summary>Identifier chosen by whoever injects.</summary>
    public const string Id = "id";

    /// <summary>Kind of event.</summary>
    public const string Kind = "kind";

    /// <summary>What it reaches.</summary>
    public const string Target = "target";

    /// <summary>How much.</summary>
    public const string Value = "value";

    /// <summary>How long.</summary>
    public const string DurationHours = "durationHours";

    /// <summary>From which instant.</summary>
    public const string At = "at";

    /// <summary>From which tick.</summary>
    public const string AtTick = "atTick";

    /// <summary>Remark for readers.</summary>
    public const string Note = "note";

    /// <summary>Fuel.</summary>
    public const string Fuel = "fuel";

    /// <summary>Policy.</summary>
    public const string Policy = "policy";

    /// <summary>Metric.</summary>
    public const string Metric = "metric";

    /// <summary>A campus that joins.</summary>
    public const string Campus = "campus";

    /// <summary>A flexible load that joins.</summary>
    public const string Load = "load";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Id, Kind, Target, Value, DurationHours, At, AtTick, Note, Fuel, Policy, Metric, Campus, Load];
}
