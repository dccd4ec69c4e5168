namespace DigitalTwin.Model.Chips;

/// <summary>An export control: accelerators of a class are not licensed for a destination.</summary>
/// <param name="ExportClass">Product class of the accelerators.</param>
/// <param name="Destination">Code of the country.</param>
/// <param name="FromTick">First tick in which it holds; may lie before the run.</param>
/// <param name="EndTick">First tick in which it no longer holds.</param>
public sealed record ExportRule(string ExportClass, string Destination, long FromTick, long EndTick)
{
    /// <summary>Whether the rule keeps a family out of a country in a tick.</summary>
    public bool Denies(AcceleratorSpec accelerator, string country, long tick) =>
        tick >= FromTick && tick < EndTick && accelerator.ExportClass.Length > 0
        && string.Equals(accelerator.ExportClass, ExportClass, StringComparison.Ordinal)
        && string.Equals(country, Destination, StringComparison.Ordinal);
}

/// <summary>What orders and shipments are checked against: the families and the export controls.</summary>
/// <param name="Accelerators">Accelerator families.</param>
/// <param name="Rules">Export controls.</param>
public sealed record ExportRules(ImmutableArray<AcceleratorSpec> Accelerators, ImmutableArray<ExportRule> Rules)
{
    /// <summary>No families and no controls.</summary>
    public static ExportRules None { get; } = new([], []);

    /// <summary>A family by identifier; null if it is not known.</summary>
    public AcceleratorSpec? Find(string accelerator)
    {
        foreach (AcceleratorSpec known in Accelerators)
        {
            if (string.Equals(known.Id, accelerator, StringComparison.Ordinal))
                return known;
        }

        return null;
    }

    /// <summary>Whether a family may be sold to a country in a tick.</summary>
    public bool Allows(string accelerator, string country, long tick) =>
        Find(accelerator) is not AcceleratorSpec known || Allows(known, country, tick);

    /// <summary>Whether a family may be sold to a country in a tick.</summary>
    public bool Allows(AcceleratorSpec known, string country, long tick)
    {
        foreach (ExportRule rule in Rules)
        {
            if (rule.Denies(known, country, tick))
                return false;
        }

        return true;
    }
}
