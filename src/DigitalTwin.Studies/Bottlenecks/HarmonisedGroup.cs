namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>Rows of a scenario that differ by country without being figures of its plants, loads or sites.</summary>
public enum HarmonisedGroup
{
    /// <summary>Months of the steps to power, by track.</summary>
    Steps,

    /// <summary>Moratoria and quotas of permits.</summary>
    Permits,

    /// <summary>Export controls.</summary>
    Licences,

    /// <summary>How operators build and buy.</summary>
    Strategies,

    /// <summary>Money of operators, and what it costs.</summary>
    Capital,

    /// <summary>Yield, cycle, scrap, shipping and share for the scenario's sites of fabs that make AI chips.</summary>
    Fabs,

    /// <summary>Lead times and most a year of what countries can build.</summary>
    Programmes,
}
