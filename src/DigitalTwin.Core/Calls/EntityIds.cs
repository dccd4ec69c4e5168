namespace DigitalTwin.Core.Calls;

/// <summary>Identifiers of entities that have none of their own shape in a scenario. Countries and zones often share a code.</summary>
public static class EntityIds
{
    /// <summary>Identifier of the market coupling.</summary>
    public const string Coupling = "coupling";

    /// <summary>Identifier of the coordinator.</summary>
    public const string Simulation = "simulation";

    /// <summary>Target of an event that reaches the whole world.</summary>
    public const string All = "all";

    private const string SupplyPrefix = "supply/";

    /// <summary>Identifier of a country, such as <c>country/US</c>.</summary>
    public static string Country(string code) => "country/" + code;

    /// <summary>Identifier of an operator, such as <c>operator/microsoft</c>.</summary>
    public static string Operator(string id) => "operator/" + id;

    /// <summary>Identifier of a fab, such as <c>fab/tsmc_n5</c>.</summary>
    public static string Fab(string id) => "fab/" + id;

    /// <summary>Identifier of the equipment suppliers of a good, such as <c>supply/gas_turbine</c>.</summary>
    public static string Supply(string id) => SupplyPrefix + id;

    /// <summary>The good of suppliers.</summary>
    public static string GoodOf(string supply) => supply[SupplyPrefix.Length..];
}
