namespace DigitalTwin.Opf.Nodal;

/// <summary>How flows follow from a dispatch.</summary>
public enum NodalFormulation
{
    /// <summary>Susceptance x/(r^2 + x^2); tap ratio and phase shift ignored; angle difference limits.</summary>
    Dcp,

    /// <summary>Susceptance 1/(x tap); phase shifts; angle difference limits.</summary>
    Dcmp,

    /// <summary>Flows chosen freely within their limits.</summary>
    Transport,

    /// <summary>One bus.</summary>
    Copperplate,
}
