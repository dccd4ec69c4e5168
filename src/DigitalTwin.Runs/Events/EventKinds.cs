using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Runs.Events;

/// <summary>The kinds of event in the text form. Each is described in docs/reference/events.md.</summary>
public static class EventKinds
{
    private const EntityKinds Connected = EntityKinds.Plant | EntityKinds.Load;
    private static readonly ValueRange Left = new(0, 1, "share of capacity that is left") { BelowMost = true };

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<EventKind> All { get; } =
    [
        new("outage", EffectKind.Outage, Connected | EntityKinds.Line | EntityKinds.Area)
        {
            Value = Left,
            DefaultValue = 0,
            Subject = EventFields.Fuel,
        },
        new("derate", EffectKind.Derate, Connected | EntityKinds.Line | EntityKinds.Area) { Value = Left, Subject = EventFields.Fuel },
        new("line-loss", EffectKind.LineDerate, EntityKinds.Line) { Value = Left, DefaultValue = 0 },
        new("demand-shock", EffectKind.DemandShock, EntityKinds.Area) { Value = new(0, 10, "factor of the base demand") },
        new("fuel-price", EffectKind.FuelPrice, EntityKinds.Plant | EntityKinds.Area)
        {
            Value = new(0, 100, "factor of the fuel price"),
            Subject = EventFields.Fuel,
        },
        new("policy", EffectKind.Policy, EntityKinds.Plant | EntityKinds.Area) { Subject = EventFields.Policy },
        new("new-campus", EffectKind.None, EntityKinds.Zone) { Subject = EventFields.Campus, Lasts = false },
        new("new-flexible-load", EffectKind.None, EntityKinds.Zone) { Subject = EventFields.Load, Lasts = false },
        new("retirement", EffectKind.None, EntityKinds.Plant | EntityKinds.FlexibleLoad) { Lasts = false },
        new("measurement", EffectKind.Measured, Connected | EntityKinds.Line | EntityKinds.Zone)
        {
            Value = new(double.MinValue, double.MaxValue, "measured value, in the unit of the metric"),
            Subject = EventFields.Metric,
            Lasts = false,
        },
    ];

    private static readonly string[] OfZone = [.. HourMetrics.OfZone.Select(metric => metric.Name)];
    private static readonly string[] OfLine = [.. HourMetrics.OfLine.Select(metric => metric.Name)];
    private static readonly string[] OfMember = [.. HourMetrics.OfMember.Select(metric => metric.Name)];

    /// <summary>Policies that an event can set, what they reach, and their range.</summary>
    public static IReadOnlyList<(string Name, EntityKinds Targets, ValueRange Range)> OfPolicies { get; } =
    [
        (Policies.Co2Price, EntityKinds.Plant | EntityKinds.Area, new(0, 10_000, "CO2 price at the margin, USD/t")),
        (Policies.EssentialShare, EntityKinds.Area, new(0, 1, "share of the base demand that is shed last")),
        (Policies.ReserveShareOfLoad, EntityKinds.Area, new(0, 1, "reserve as a share of load")),
        (Policies.ReserveShareOfVariable, EntityKinds.Area, new(0, 1, "reserve as a share of wind and solar output")),
    ];

    /// <summary>Metrics that can be measured of an entity: the columns of the run's hourly files.</summary>
    public static IReadOnlyList<string> MetricsOf(EntityKind entity) => entity switch
    {
        EntityKind.Zone => OfZone,
        EntityKind.Line => OfLine,
        _ => OfMember,
    };
}
