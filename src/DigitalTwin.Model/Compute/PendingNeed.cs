using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>A need that an operator has not ordered yet.</summary>
public struct PendingNeed : IStateful
{
    private string _site;
    private string _accelerator;
    private long _count;
    private string _country;

    /// <summary>Creates a need.</summary>
    public PendingNeed(string site, string accelerator, long count, string country)
    {
        _country = country;
        _site = site;
        _accelerator = accelerator;
        _count = count;
    }

    /// <summary>Identifier of the datacenter.</summary>
    public readonly string Site => _site;

    /// <summary>Accelerator family.</summary>
    public readonly string Accelerator => _accelerator;

    /// <summary>Accelerators, above zero.</summary>
    public readonly long Count => _count;

    /// <summary>Code of the site's country; empty where none is known.</summary>
    public readonly string Country => _country;

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("site", ref _site);
        visitor.Visit("accelerator", ref _accelerator);
        _country ??= "";
        visitor.Visit("count", ref _count);
        visitor.Visit("country", ref _country);
    }
}
