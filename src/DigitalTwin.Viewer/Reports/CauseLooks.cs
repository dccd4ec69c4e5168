namespace DigitalTwin.Viewer.Reports;

/// <summary>Words and colours of the causes of missing compute: blues for sites, browns for chips.</summary>
internal static class CauseLooks
{
    /// <summary>A cause in words.</summary>
    public static string WordsOf(Cause cause) => cause switch
    {
        Cause.Permit => "permits",
        Cause.Study => "grid studies",
        Cause.Headroom => "generation and imports",
        Cause.Turbine => "turbines of their own",
        Cause.Network => "network upgrades",
        Cause.Shell => "buildings",
        Cause.FitOut => "racks and cooling",
        Cause.Unasked => "chips not asked for",
        Cause.Licence => "licences",
        Cause.Logic => "logic wafers",
        _ => cause.ToString().ToLowerInvariant(),
    };

    /// <summary>Its colour.</summary>
    public static string ColourOf(Cause cause) => cause switch
    {
        Cause.Permit => "#2b3a67",
        Cause.Study => "#3f5a9c",
        Cause.Headroom => "#5b83c4",
        Cause.Turbine => "#86acd9",
        Cause.Network => "#a9c8e4",
        Cause.Shell => "#ccdcea",
        Cause.FitOut => "#e3ecf3",
        Cause.Unasked => "#f5e1c0",
        Cause.Capital => "#f0c987",
        Cause.Licence => "#e8a94f",
        Cause.Logic => "#d98324",
        Cause.Memory => "#b8621b",
        Cause.Packaging => "#914313",
        Cause.Shipping => "#6b2d0f",
        _ => "#8d949c",
    };
}
