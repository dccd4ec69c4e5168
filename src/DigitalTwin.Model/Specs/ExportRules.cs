using System.Collections.Immutable;

namespace DigitalTwin.Model.Specs;

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
    public bool Allows(string accelerator, string country, long tick)
    {
        if (Find(accelerator) is not AcceleratorSpec known)
            return true;
        foreach (ExportRule rule in Rules)
        {
            if (rule.Denies(known, country, tick))
                return false;
        }

        return true;
    }
}
