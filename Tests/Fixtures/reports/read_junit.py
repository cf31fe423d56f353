"""Prints as JSON what junitparser reads of the file named: counts, suites, test cases, results."""

import json
import sys

from junitparser import JUnitXml


def case(test):
    results = [
        {"kind": result._tag, "type": result.type, "message": result.message, "text": result.text}
        for result in test.result
    ]
    return {
        "classname": test.classname,
        "name": test.name,
        "passed": test.is_passed,
        "results": results,
        "output": test.system_out,
    }


def suite(suite):
    return {
        "name": suite.name,
        "tests": suite.tests,
        "properties": {item.name: item.value for item in suite.properties()},
        "cases": [case(test) for test in suite],
    }


report = JUnitXml.fromfile(sys.argv[1])
names = ("tests", "failures", "errors", "skipped", "time")
counts = {name: getattr(report, name) for name in names}
print(json.dumps({**counts, "suites": [suite(item) for item in report]}))
