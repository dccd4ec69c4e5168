using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Events;

namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// The halls of a campus on their way to power: when they are asked for, what the grid answers, when the shells stand. Power comes from
/// these steps alone, never from the dates of the plan. Formulation: docs/explanation/formulations/build-out.md.
/// </summary>
public sealed partial class SiteBuild
{
    /// <summary>Most halls of a campus; larger ones have larger halls.</summary>
    public const int MostBlocks = 12;

    private const double LateShare = 0.5;
    private const double ExpansionFactor = 4.0 / 3;
    private const double ShortestFactor = 0.6;
    private const double FactorRange = 0.8;
    private readonly string _site;
    private readonly SitePlanSpec _plan;
    private readonly long _networkHours;
    private readonly Relaxation _opened;
    [State] private readonly List<DataHall> _blocks = [];

    [NotState("Follows from the blocks.")]
    private readonly List<ConnectionRequest> _requests = [];

    [NotState("Follows from the blocks.")]
    private readonly List<int> _energised = [];

    [State] private int _asked;

    /// <summary>Lays out the halls.</summary>
    /// <param name="site">Identifier of the datacenter.</param>
    /// <param name="plan">How it comes to its power.</param>
    /// <param name="growth">What the plan adds to the power at the start, MW, and the accelerators that it houses.</param>
    /// <param name="random">Draws of the site.</param>
    /// <param name="opened">A bottleneck that is removed; none by default.</param>
    public SiteBuild(
        string site, SitePlanSpec plan, (double Mw, long Places) growth, CounterRandom random, Relaxation opened = default)
    {
        _site = site;
        _plan = plan;
        _opened = opened;
        double networkFactor = ShortestFactor + FactorRange * random.Uniform(DrawPurpose.NetworkDuration, 0);
        double shellFactor = ShortestFactor + FactorRange * random.Uniform(DrawPurpose.ShellDuration, 0);
        _networkHours = (long)((plan.Steps.AgreementHours + plan.Steps.BuildHours) * networkFactor);
        if (growth.Mw <= 0)
            return;
        int blocks = HallsOf(growth.Mw, plan.BlockMw);

        // Ground is broken after the agreement is signed, so the first mark dates the request that came before it.
        long beforeMark = plan.Steps.PermitHours + plan.Steps.StudyHours
            + (long)((plan.Steps.AgreementHours + plan.Steps.GroundHours) * networkFactor);
        long asks = plan.RequestedTick == DataHall.Never ? plan.FirstMarkTick - beforeMark : plan.RequestedTick;
        long request = plan.IsFiled ? plan.AnnouncedTick : Math.Max(plan.AnnouncedTick, asks);
        long shell = (long)(plan.Steps.ShellHours * shellFactor), fitOut = (long)(plan.Steps.FitOutHours * shellFactor);
        long network = (long)((plan.Steps.BuildHours - plan.Steps.GroundHours) * networkFactor);
        long firstReady = FirstReady(plan, shell + fitOut, Math.Max(shell + fitOut, network));
        for (int i = 0; i < blocks; i++)
        {
            long gap = GapBefore(i, blocks);
            _blocks.Add(new DataHall
            {
                Mw = growth.Mw / blocks,
                Places = growth.Places * (i + 1) / blocks - growth.Places * i / blocks,
                RequestTick = request,
                NetworkTick = DataHall.Never,
                ShellTick = firstReady - fitOut + gap,
                FitOutHours = fitOut,
                TurbineTick = NeedsTurbines ? DataHall.Never : 0,
                EnergisedTick = DataHall.Never,
            });
        }

        _asked = plan.IsFiled ? blocks : 0;
    }

    /// <summary>The halls in the order of their building.</summary>
    public IReadOnlyList<DataHall> Blocks => _blocks;

    /// <summary>Power of the halls that have it, MW.</summary>
    public double EnergisedMw
    {
        get
        {
            double mw = 0;
            foreach (DataHall block in _blocks)
                mw += block.EnergisedTick == DataHall.Never ? 0 : block.Mw;
            return mw;
        }
    }

    /// <summary>Accelerators that the halls with power house.</summary>
    public long EnergisedPlaces
    {
        get
        {
            long places = 0;
            foreach (DataHall block in _blocks)
                places += block.EnergisedTick == DataHall.Never ? 0 : block.Places;
            return places;
        }
    }

    /// <summary>Whether halls order turbines from the equipment suppliers.</summary>
    public bool NeedsTurbines => _plan.Track == ConnectionTrack.OnSite && _plan.OrdersTurbines;

    /// <summary>Whether halls order the transformer of their connection from the equipment suppliers.</summary>
    public bool NeedsTransformer => _plan.Transformer.Length > 0;

    /// <summary>How many halls a campus has.</summary>
    /// <param name="mw">Power of all of them, MW.</param>
    /// <param name="blockMw">Size of a hall, MW, above zero.</param>
    public static int HallsOf(double mw, double blockMw) => (int)Math.Clamp(Math.Ceiling(mw / blockMw - 1e-9), 1, MostBlocks);

    /// <summary>Requests that fall due; overwritten by the next call.</summary>
    public IReadOnlyList<ConnectionRequest> TakeRequests(long tick)
    {
        _requests.Clear();
        for (; _asked < _blocks.Count && _blocks[_asked].RequestTick <= tick; _asked++)
        {
            DataHall block = _blocks[_asked];
            _requests.Add(new ConnectionRequest(
                _site, _asked, block.Mw, _plan.Track, block.RequestTick, _plan.Steps.PermitHours, _plan.Steps.StudyHours,
                _networkHours, SiteStage.Permit, 0));
        }

        return _requests;
    }

    /// <summary>Takes what the grid says of a request.</summary>
    /// <param name="notice">What it says.</param>
    /// <param name="tick">The tick at hand.</param>
    /// <returns>MW of which the turbines and the transformer of the hall are to be ordered now; zero for none.</returns>
    public double Take(in ConnectionNotice notice, long tick)
    {
        DataHall block = _blocks[notice.Block];
        bool granted = notice.Stage == SiteStage.Network && block.Queue != SiteStage.Network;
        block.Queue = notice.Stage;
        if (notice.Stage == SiteStage.Network)
            block.NetworkTick = notice.DueTick;
        if (granted)
            block.AwaitsTransformer = NeedsTransformer;

        // Who does not build at risk breaks ground when the capacity is granted.
        long wait = tick - _plan.FirstMarkTick;
        long grantTick = _opened.Is(Bottleneck.Connection, tick) ? tick : notice.DueTick - _networkHours;
        if (granted && !_plan.BuildsAtRisk && wait > 0 && grantTick > _plan.FirstMarkTick)
            block.ShellTick += Math.Min(wait, grantTick - _plan.FirstMarkTick);
        _blocks[notice.Block] = block;
        return granted ? block.Mw : 0;
    }

    /// <summary>Takes the turbines of a hall that were delivered.</summary>
    public void TakeTurbines(int blockNumber, long tick)
    {
        DataHall block = _blocks[blockNumber];
        block.TurbineTick = tick;
        _blocks[blockNumber] = block;
    }

    /// <summary>Takes the transformer of a hall that was delivered.</summary>
    public void TakeTransformer(int blockNumber)
    {
        DataHall block = _blocks[blockNumber];
        block.AwaitsTransformer = false;
        _blocks[blockNumber] = block;
    }

    /// <summary>Puts power on the halls whose last step is done.</summary>
    /// <returns>Numbers of the halls that have power from this tick on; overwritten by the next call.</returns>
    public IReadOnlyList<int> Energise(long tick)
    {
        _energised.Clear();
        if (_opened.Is(Bottleneck.Shell, tick))
            FinishBuildings(tick);
        for (int i = 0; i < _blocks.Count; i++)
        {
            DataHall block = _blocks[i];
            if (block.Queue < SiteStage.Network)
                _blocks[i] = block with { BuildingIsLater = BuildingIsLater(block, tick) };
            bool ready = block.Queue == SiteStage.Network && block.NetworkTick <= tick && block.ReadyTick <= tick;
            if (!ready || block.AwaitsTransformer || block.TurbineTick > tick || block.EnergisedTick != DataHall.Never)
                continue;
            block.EnergisedTick = tick;
            _blocks[i] = block;
            _energised.Add(i);
        }

        return _energised;
    }

    /// <summary>Accelerators that will have power by a tick, as far as the site can say now.</summary>
    public long PlacesExpectedBy(long later, long now)
    {
        long places = 0;
        foreach (DataHall block in _blocks)
            places += ExpectedTick(block, now) <= later ? block.Places : 0;
        return places;
    }

    /// <summary>When a hall has power as far as the site can say now: known ticks, and usual durations for what is unknown.</summary>
    public long ExpectedTick(in DataHall block, long now)
    {
        if (block.EnergisedTick != DataHall.Never)
            return block.EnergisedTick;
        long networkTick = block.NetworkTick != DataHall.Never ? block.NetworkTick : ExpectedGrant(block, now) + NetworkHours(now);
        return Math.Max(now, Math.Max(networkTick, Math.Max(block.ReadyTick, block.GoodsTick(now))));
    }

    /// <summary>Adds the accelerators of the halls to the stocks of their site tokens.</summary>
    /// <param name="tick">The tick at hand.</param>
    /// <param name="stocks">By <see cref="SiteStage"/>; added to.</param>
    public void AddTo(Span<long> stocks, long tick)
    {
        foreach (DataHall block in _blocks)
            stocks[(int)block.StageAt(tick)] += block.Places;
    }

    /// <summary>Hours until the first hall in a stage has power, as far as the site can say now.</summary>
    public long HoursFrom(SiteStage stage, long now)
    {
        long hours = 0;
        foreach (DataHall block in _blocks)
        {
            if (block.StageAt(now) == stage)
                hours = Math.Max(hours, ExpectedTick(block, now) - now);
        }

        return hours;
    }

    /// <summary>
    /// When the first hall is ready for power. A site that by its usual durations would have had power before the run and has none is
    /// late: its first hall takes half of them again, from the run's beginning. A site that has power goes on from the run's beginning.
    /// </summary>
    private static long FirstReady(SitePlanSpec plan, long buildingHours, long hoursToPower)
    {
        if (plan.StartMw > 0)
            return 0;
        bool isLate = plan.FirstMarkTick < 0 && plan.FirstMarkTick + hoursToPower < 0;
        return isLate ? (long)(LateShare * hoursToPower) : plan.FirstMarkTick + buildingHours;
    }

    /// <summary>Hours from the first hall, or from the run's beginning where the site has power, to a hall.</summary>
    private long GapBefore(int block, int blocks)
    {
        if (_plan.StartMw > 0)
            return (long)(_plan.Steps.RampHours * ExpansionFactor * (block + 1) / blocks);
        return blocks == 1 ? 0 : (long)((double)_plan.Steps.RampHours * block / (blocks - 1));
    }

    private long NetworkHours(long now) =>
        _opened.Is(Bottleneck.Connection, now) ? Math.Min(_networkHours, Relaxation.ConnectionHours) : _networkHours;

    private void FinishBuildings(long tick)
    {
        long stands = Math.Max(tick, _plan.FirstMarkTick);
        for (int i = 0; i < _blocks.Count; i++)
        {
            if (_blocks[i].ReadyTick > stands)
                _blocks[i] = _blocks[i] with { ShellTick = stands, FitOutHours = 0 };
        }
    }

    /// <summary>
    /// Whether a hall without capacity would wait for its building longer than for its power. Who builds after the grant only waits for
    /// the grant with both.
    /// </summary>
    private bool BuildingIsLater(in DataHall block, long now)
    {
        long grant = ExpectedGrant(block, now);
        return (_plan.BuildsAtRisk || grant <= _plan.FirstMarkTick) && block.ReadyTick > grant + NetworkHours(now);
    }

    private long ExpectedGrant(in DataHall block, long now)
    {
        long unknown = block.Queue == SiteStage.Headroom ? ConnectionQueue.UnknownCapacityHours : 0;
        return Math.Max(now + unknown, Grant(block));
    }

    private long Grant(in DataHall block) => block.RequestTick + block.Queue switch
    {
        SiteStage.Permit => _plan.Steps.PermitHours + _plan.Steps.StudyHours,
        _ => _plan.Steps.StudyHours,
    };
}
