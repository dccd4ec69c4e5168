using DigitalTwin.Grains.Worlds;

namespace DigitalTwin.Grains.Simulations;

/// <summary>Where the grids of a run live: a plan an epoch, made from the silos that are there when it begins.</summary>
/// <param name="members">The cluster's members.</param>
/// <param name="world">The run's world.</param>
/// <param name="here">The coordinator's silo.</param>
internal sealed class GridAssignment(IClusterMembershipService members, RunWorld world, SiloAddress here)
{
    /// <summary>Silos that come together are given grids together.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(2);

    private readonly SortedSet<SiloAddress> _leaving = [];
    private readonly int[] _weights = [.. world.Factory.Zones.Select((_, grid) => 1 + world.Factory.RosterOf(grid).Length)];
    private GridAssignmentPlan? _plan;
    private SiloAddress[] _planned = [];
    private SiloAddress[] _considered = [];
    private DateTimeOffset? _joined;
    private int _epoch;

    /// <summary>The coordinator's silo.</summary>
    public SiloAddress Here => here;

    /// <summary>Where a grid is to live in an epoch.</summary>
    public SiloAddress Of(int epoch, int grid)
    {
        SiloAddress[] silos = Silos();
        if (epoch != _epoch)
        {
            _plan = GridAssignmentPlan.Make(_weights, silos, _plan);
            _planned = [.. silos.Where(silo => _plan.CountOn(silo) > 0)];
            _epoch = epoch;
        }

        return _plan!.Of(grid);
    }

    /// <summary>Whether a silo is lost that grids were to live on in an epoch.</summary>
    public bool HasLostOne(int epoch) => epoch == _epoch && !_planned.All(IsThere);

    /// <summary>Says that a silo takes no grids from the next epoch on.</summary>
    /// <returns>Whether grids live there now.</returns>
    public bool Leaves(SiloAddress silo)
    {
        _leaving.Add(silo);
        return _plan is not null && _plan.CountOn(silo) > 0;
    }

    /// <summary>Whether silos have joined that carry nothing, though they could: then grids are to be spread anew, once for them.</summary>
    /// <param name="now">The time.</param>
    public bool ShouldSpread(DateTimeOffset now)
    {
        SiloAddress[] silos = Silos();
        if (_plan is null || _planned.Length >= Math.Min(silos.Length, _weights.Length) || silos.AsSpan().SequenceEqual(_considered))
        {
            _joined = null;
            return false;
        }

        _joined ??= now;
        if (now - _joined < Settles)
            return false;
        _considered = silos;
        return true;
    }

    private bool IsThere(SiloAddress silo) => members.CurrentSnapshot.GetSiloStatus(silo) == SiloStatus.Active;

    /// <summary>Silos that can take grids; the coordinator's own if there is no other.</summary>
    public SiloAddress[] Silos()
    {
        SiloAddress[] active =
        [
            .. members.CurrentSnapshot.Members.Values
                .Where(member => member.Status == SiloStatus.Active && !_leaving.Contains(member.SiloAddress))
                .Select(member => member.SiloAddress)
                .Order(),
        ];
        return active.Length > 0 ? active : [here];
    }
}
