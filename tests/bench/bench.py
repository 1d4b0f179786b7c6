#!/usr/bin/env python3
"""Measures codegen beside its peers, on the synthetic API models of the bench kit.

  tests/bench/bench.py [--kit DIR] generation [--n 30,300,3000] [--peers ours,typify,prost] [--runs 3]
  tests/bench/bench.py [--kit DIR] again      [--n 300] [--runs 5]      nothing changed; one model edited; cargo check
  tests/bench/bench.py [--kit DIR] compile    [--n 30] [--modes check,use] [--runs 5]
  tests/bench/bench.py [--kit DIR] runtime    [--rounds 31] [--alloc]

The kit (default: ../shared/bench beside this repository) makes the model set and knows the peers; its README tells how
they are installed. It is copied to target/bench, and this script adds us to the copy: our schema beside the other
encodings, our command beside theirs, our types beside theirs. Everything is CPU time of whole processes, user + system,
in turn within one run; quote the ratios that it prints, not the seconds.
"""
import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "bench"
KIT = WORK / "kit"
CODEGEN = ROOT / "target" / "release" / "codegen"
# The attributes that add what a hand-written floor has not: measured apart.
EXTRAS = re.compile(r"\b(builder|default|debug|accessors)\b,?\s*")


def snake(name):
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def camel(name):
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)


def upper(name):
    return name[0].upper() + name[1:]


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def limits(prop):
    keys = ("min", "max", "min_length", "max_length", "min_items", "max_items")
    lines = [f"    {key}: {prop[key]}" for key in keys if prop.get(key) is not None]
    if prop.get("pattern"):
        lines.append(f"    pattern: '{prop['pattern']}'")
    return lines


def property_lines(model, prop, taken, shared):
    """The lines of one property; an enum whose inline name would meet a model's goes into a file of its own."""
    name = snake(prop["name"])
    lines = [f"  {name}:"]
    kind = prop["type"]
    bounds = limits(prop)
    if kind == "list":
        item = prop["items"]
        kind = f"list<{item['model'] if item['type'] == 'instance' else item['type']}>"
        bounds += limits(item)
    elif kind == "instance":
        kind = prop["model"]
    elif kind == "uuid":
        kind = "string"
    choices = prop.get("choices")
    if choices and model["name"] + upper(prop["name"]) in taken:
        kind = model["name"] + upper(prop["name"]) + "Choice"
        shared[kind] = (prop["doc"], choices)
        choices = None
    lines.append(f"    type: {kind}")
    if prop["required"]:
        lines.append("    required: true")
    if "default" in prop:
        value = prop["default"]
        lines.append(f"    default: {str(value).lower() if isinstance(value, bool) else value}")
    lines += bounds
    if camel(name) != prop["name"]:
        lines.append(f"    wire: {prop['name']}")
    lines.append(f"    doc: {quoted(prop['doc'])}")
    if choices:
        lines += ["    choices:"] + [f"      {choice}:" for choice in choices]
    return lines


def write_schema(neutral, folder, runtime=ROOT / "codegen" / "runtime"):
    """Our encoding of the kit's model set. The API is called `models`, as the kit expects of a crate."""
    description = json.loads(Path(neutral).read_text())
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "models" / "models").mkdir(parents=True)
    (folder / "crate.yaml").write_text(f"name: ours\nversion: 0.0.0\nruntime:\n  path: {runtime}\n")
    (folder / "models" / "api.yaml").write_text("title: Bench\nwire_case: camelCase\n")
    taken = {model["name"] for model in description["models"]}
    shared = {}
    for model in description["models"]:
        lines = [f"model: {model['name']}"]
        if model["extends"]:
            lines.append(f"extends: {model['extends']}")
        lines += [f"doc: {quoted(model['doc'])}", "", "properties:"]
        for prop in model["props"]:
            lines += property_lines(model, prop, taken, shared) + [""]
        (folder / "models" / "models" / f"{model['name']}.yaml").write_text("\n".join(lines[:-1]) + "\n")
    for name, (doc, choices) in shared.items():
        (folder / "models" / "enums").mkdir(exist_ok=True)
        lines = [f"enum: {name}", f"doc: {quoted(doc)}", "", "choices:"] + [f"  {choice}:" for choice in choices]
        (folder / "models" / "enums" / f"{name}.yaml").write_text("\n".join(lines) + "\n")


def prepare(kit):
    """The kit's copy, our release binary, and the kit's modules."""
    if not KIT.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        shutil.copytree(kit, KIT, ignore=shutil.ignore_patterns("target*"))
        subprocess.run(["chmod", "-R", "u+w", KIT], check=True)
        for folder in ("tools", "results", "work"):
            (KIT / folder).mkdir(exist_ok=True)
    subprocess.run(["cargo", "build", "--release", "-q", "-p", "codegen"], cwd=ROOT, check=True)
    sys.path.insert(0, str(KIT))
    import gen_bench

    gen_bench.PEERS["ours"] = ([str(CODEGEN), "--schema", "{S}/ours", "--out", "{O}/c"], ["c/src/**/*.rs", "c/src/*.rs"])
    return gen_bench


def schemas(n):
    folder = KIT / "schemas" / str(n)
    if not (folder / "neutral.json").exists():
        subprocess.run([sys.executable, KIT / "make_schema.py", str(n), folder], check=True, stdout=subprocess.DEVNULL)
    if not (folder / "ours").exists():
        write_schema(folder / "neutral.json", folder / "ours")
    return folder


def show(title, rows, floor):
    """Median CPU, peak memory, and the ratio to `floor`, pair by pair."""
    print(f"\n{title}")
    for name, runs in rows.items():
        cpu = [run["cpu"] for run in runs]
        ratio = [run["cpu"] / other["cpu"] for run, other in zip(runs, rows[floor])]
        peak = max(run["peak_mb"] for run in runs)
        print(f"  {name:14} {statistics.median(cpu):8.3f} CPU s [{min(cpu):.3f}..{max(cpu):.3f}]  peak {peak:6.0f} MB  "
              f"x{statistics.median(ratio):.3f} of {floor} [{min(ratio):.2f}..{max(ratio):.2f}]")


def succeed(run, log):
    if run["rc"] != 0:
        sys.exit(f"failed: {log}\n" + Path(log).read_text()[:2000])
    return run


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def generation(bench, args):
    medians = {}
    for n in map(int, args.n.split(",")):
        folder = schemas(n)
        rows = {peer: [] for peer in args.peers.split(",")}
        for _ in range(args.runs):
            for peer in rows:
                out = fresh(KIT / "work" / "gen" / str(n) / peer)
                argv = [part.replace("{S}", str(folder)).replace("{O}", str(out)) for part in bench.PEERS[peer][0]]
                log = out.parent / f"{peer}.log"
                rows[peer].append(succeed(bench.run(argv, 600, log), log))
        show(f"generation, {n} models, cold", rows, "ours")
        medians[n] = statistics.median(run["cpu"] for run in rows["ours"]) if "ours" in rows else None
    steps = sorted(medians)
    for small, large in zip(steps, steps[1:]):
        import math

        slope = math.log(medians[large] / medians[small]) / math.log(large / small)
        print(f"growth of ours, {small} to {large}: exponent {slope:.2f}")


def stamps(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file() and "target" not in path.relative_to(folder).parts}


def check_crate(bench, out, log):
    os.environ.update(CARGO_TARGET_DIR=str(WORK / "target-again"), CARGO_INCREMENTAL="1")
    manifest = out / "Cargo.toml"
    text = manifest.read_text()
    if "[workspace]" not in text:
        manifest.write_text(text + "\n[workspace]\n")
    return succeed(bench.run(["cargo", "check", "-q", "--offline", "--manifest-path", str(manifest)], 900, log), log)


def forget():
    """Takes away what rustc keeps of our crate from one check to the next: without it a check is a clean one."""
    for folder in (WORK / "target-again" / "debug" / "incremental").glob("ours-*"):
        shutil.rmtree(folder)


def again(bench, args):
    for n in map(int, args.n.split(",")):
        folder, out, log = schemas(n), WORK / "again" / str(n), WORK / "again.log"
        out.parent.mkdir(exist_ok=True)
        edited = KIT / "schemas" / f"{n}-edit"
        middle = n // 2 // 5 * 5 + 1
        subprocess.run([sys.executable, KIT / "make_schema.py", str(n), edited, "--mutate", str(middle)], check=True,
                       stdout=subprocess.DEVNULL)
        write_schema(edited / "neutral.json", edited / "ours")
        place = WORK / "again" / f"{n}-schema"

        def command(schema):
            """One place for both, as somebody edits a file: generated pages tell where their YAML stands."""
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(schema / "ours", place)
            return [str(CODEGEN), "--schema", str(place), "--out", str(out)]

        rows = {"cold": [], "unchanged": [], "edited": []}
        checks = {"clean": [], "unchanged": [], "edited": []}
        for number in range(args.runs):
            shutil.rmtree(out, ignore_errors=True)
            rows["cold"].append(succeed(bench.run(command(folder), 600, log), log))
            if number == 0:
                check_crate(bench, out, log)  # Builds what it depends on, once.
                os.utime(out / "src" / "lib.rs")
            forget()
            checks["clean"].append(check_crate(bench, out, log))
            manifest = (out / "Cargo.toml").read_text()
            (out / "Cargo.toml").write_text(manifest.replace("\n[workspace]\n", ""))
            before = stamps(out)
            rows["unchanged"].append(succeed(bench.run(command(folder), 600, log), log))
            rewritten = [path for path, stamp in stamps(out).items() if before.get(path) != stamp]
            checks["unchanged"].append(check_crate(bench, out, log))
            (out / "Cargo.toml").write_text(manifest.replace("\n[workspace]\n", ""))
            before = stamps(out)
            rows["edited"].append(succeed(bench.run(command(edited), 600, log), log))
            touched = [path for path, stamp in stamps(out).items() if before.get(path) != stamp]
            checks["edited"].append(check_crate(bench, out, log))
        show(f"generation, {n} models", rows, "cold")
        show(f"cargo check after it (incremental), {n} models", checks, "clean")
        print(f"nothing changed: {len(rewritten)} files rewritten; one model edited: {len(touched)} files rewritten:")
        for path in touched:
            print(f"  {path.relative_to(out)}")


def compile_crate(bench, args):
    import compile_bench

    for n in map(int, args.n.split(",")):
        folder = schemas(n)
        for name in ("ours", "ours-bare"):
            out = fresh(KIT / "work" / "gen" / str(n) / name)
            subprocess.run([CODEGEN, "--schema", folder / "ours", "--out", out / "c"], check=True, stdout=subprocess.DEVNULL)
            manifest = out / "c" / "Cargo.toml"
            manifest.write_text(manifest.read_text() + "\n[workspace]\n")
            if name == "ours-bare":
                for path in (out / "c" / "src").rglob("*.rs"):
                    path.write_text(strip(path.read_text()))
    compile_bench.CRATES += ["ours", "ours-bare"]
    peers = args.peers if args.peers != "ours,typify,prost" else "floor,lean,hand,ours-bare,ours"
    sys.argv = ["compile_bench.py", "--peers", peers, "--n", args.n, "--runs", str(args.runs), "--modes", args.modes]
    results = KIT / "results" / "compile.jsonl"
    skip = len(results.read_text().splitlines()) if results.exists() else 0
    compile_bench.main()
    rows = {}
    for line in results.read_text().splitlines()[skip:]:
        record = json.loads(line)
        if "runs" in record:
            rows.setdefault((record["kind"], record["n"]), {})[record["peer"]] = record["runs"]
    for (kind, n), peers in rows.items():
        show(f"cargo {kind} of the crate alone, {n} models", peers, "floor")


def strip(text):
    """Types, serde and validators only: without what `#[model(..)]` of a struct turns on besides."""

    def bare(match):
        if "builder" not in match[0]:
            return match[0]  # An enum, whose floor has these too.
        inside = EXTRAS.sub("", match[0])
        return "" if inside.replace(" ", "") == "#[model()]" else inside

    text = re.sub(r"(?m)^#\[model\([^\]]*\)\]", bare, text)
    return re.sub(r"\b\w+Builder,?\s*", "", text) if "pub use" in text else text


def runtime(bench, args):
    sys.path.insert(0, str(KIT))
    run = KIT / "runtime"
    subprocess.run([sys.executable, KIT / "make_runtime.py", run / "data"], check=True, stdout=subprocess.DEVNULL)
    (run / "gen").mkdir(exist_ok=True)
    neutral = run / "data" / "neutral.json"
    for style in ("plain", "lean", "hand", "garde", "validator"):
        target = run / "gen" / f"{style}.rs"
        subprocess.run([sys.executable, KIT / "gen_floor.py", neutral, target, "--style", style], check=True)
        target.write_text(re.sub(r"\A#!\[.*\n", "", target.read_text()))
    hand = (run / "gen" / "hand.rs").read_text().replace("std::sync::LazyLock<regex::Regex>", "std::sync::LazyLock<crate::dfa::Dfa>")
    (run / "gen" / "hand_dfa.rs").write_text(re.sub(r"regex::Regex::new\((.*)\)\.unwrap\(\)", r"crate::dfa::Dfa::new(\1)", hand))
    write_schema(neutral, run / "ours-schema")
    subprocess.run([CODEGEN, "--schema", run / "ours-schema", "--out", run / "ours"], check=True, stdout=subprocess.DEVNULL)
    impls = run / "src" / "impls"
    (impls / "ours.rs").write_text(OURS)
    (impls / "peers.rs").write_text(PEERS)
    modules = (impls / "mod.rs").read_text()
    modules = modules.replace("mod pb;\n", "mod ours;\n").replace("    v.push(pb::imp(d));\n", "")
    modules = modules.replace("mod json_schema;\n", "").replace("    v.push(json_schema::imp(d));\n", "")
    (impls / "mod.rs").write_text(modules.replace("// v.push(ours::imp(d));", "v.push(ours::imp(d));"))
    manifest = (run / "Cargo.toml").read_text()
    manifest = re.sub(r"(?m)^(regress|serde_valid|nutype|jsonschema|prost|pbjson|pbjson-types) = .*\n", "", manifest)
    if "ours =" not in manifest:
        manifest = manifest.replace("[dependencies]\n", '[dependencies]\nours = { path = "ours" }\n')
        manifest = manifest.replace("[workspace]\n", '[workspace]\nexclude = ["ours"]\n')
    (run / "Cargo.toml").write_text(manifest)
    features = ["--features", "alloc", "--target-dir", "target-alloc"] if args.alloc else []
    for extra in ([["--rounds", str(args.rounds)]] if args.alloc else [["--check"], ["--rounds", str(args.rounds)]]):
        subprocess.run(["cargo", "run", "-q", "--release", *features, "--", *extra], cwd=run, check=True)


OURS = """//! Our types, with unknown properties kept.
use super::{Docs, Imp};
use ours::models::Order;
pub fn imp(d: &Docs) -> Imp {
    imp!("ours", Order, d, |v: &Order| v.validate().map_err(|e| e.to_string()))
}
"""

PEERS = """use super::{Docs, Imp};
mod garde_m { include!("../../gen/garde.rs"); }
mod validator_m { include!("../../gen/validator.rs"); }
fn e<T: std::fmt::Display>(r: Result<(), T>) -> Result<(), String> { r.map_err(|x| x.to_string()) }
pub fn imps(d: &Docs) -> Vec<Imp> {
    vec![
        imp!("garde", garde_m::Order, d, |v: &garde_m::Order| e(garde::Validate::validate(v))),
        imp!("validator", validator_m::Order, d, |v: &validator_m::Order| e(validator::Validate::validate(v))),
    ]
}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kit", default=ROOT.parent / "shared" / "bench", type=Path)
    parser.add_argument("what", choices=["generation", "again", "compile", "runtime"])
    parser.add_argument("--n")
    parser.add_argument("--peers", default="ours,typify,prost")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--modes", default="check,use")
    parser.add_argument("--alloc", action="store_true", help="count allocations instead of time")
    args = parser.parse_args()
    args.n = args.n or {"generation": "30,300,3000", "again": "300", "compile": "30"}.get(args.what)
    bench = prepare(args.kit)
    {"generation": generation, "again": again, "compile": compile_crate, "runtime": runtime}[args.what](bench, args)


if __name__ == "__main__":
    main()
